package io.github.camelplanado.examples.erpsync.demo;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How well the account's budget was used, and how soon edits arrived.
 *
 * @param refused calls answered with 429
 * @param used percent of the calls that were possible while rows waited
 * @param editSeconds median of the time from an edit in the ERP to Planado, in simulated seconds
 */
record Pace(long refused, double used, double editSeconds) {

    private static final double LEAST_USED = 95;
    private static final double LONGEST_EDIT = 30;

    /** From the simulator's journal. */
    static Pace of(Journal journal, List<Edit> edits, DemoSettings settings, long from, long to) {
        List<Double> millis = edits.stream()
                .filter(edit -> edit.millis() < to)
                .map(edit -> arrival(journal, edit) - edit.millis())
                .toList();
        return of(journal.refused(), journal.accepted(from, to), millis, settings, to - from);
    }

    /** From counts and times on the way. */
    static Pace of(long refused, long calls, List<Double> millis, DemoSettings settings, long window) {
        double possible = settings.requestsPerMinute() / 60_000.0 * window * settings.speed();
        List<Double> sorted = millis.stream().sorted().toList();
        double median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
        return new Pace(refused, 100 * calls / possible, median / 1_000 * settings.speed());
    }

    /** When Planado first showed the value; never is very late. */
    private static double arrival(Journal journal, Edit edit) {
        return journal.versions(edit.name()).stream()
                .filter(version -> version.millis() >= edit.millis())
                .filter(version -> Objects.equals(version.state().values().get(edit.column()), edit.value()))
                .mapToDouble(Journal.Version::millis)
                .findFirst()
                .orElse(Double.MAX_VALUE);
    }

    boolean isGood() {
        return refused == 0 && used >= LEAST_USED && editSeconds <= LONGEST_EDIT;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "rejected-429=%d budget-used=%.1f edit-p50-s=%.1f", refused, used, editSeconds);
    }
}
