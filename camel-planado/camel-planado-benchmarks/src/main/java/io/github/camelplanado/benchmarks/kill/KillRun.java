package io.github.camelplanado.benchmarks.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelplanado.benchmarks.kill.judge.Fault;
import io.github.camelplanado.benchmarks.kill.plan.Point;
import io.github.camelplanado.benchmarks.kill.plan.Variant;
import io.github.camelplanado.benchmarks.kill.plan.WorkerSettings;

/** The controls, then the proof. The last line is the result; the exit code is 0 only if everything is as it must be. */
final class KillRun {

    private static final Path HOME = Path.of("target", "kill");
    private static final int SHOWN = 10;
    private static final int SHORT_KILLS = 20;

    private KillRun() {}

    /**
     * Runs.
     *
     * @param arguments {@code kills=}, {@code seed=} (empty: another one each time) and {@code only=} (names of controls, and
     *     {@code CHANGES}, {@code SHORT}, {@code SHORT_FILE}; empty: the controls and CHANGES)
     */
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(value(arguments, "kills"));
        long seed = seed(value(arguments, "seed"));
        List<String> only = Arrays.stream(value(arguments, "only").split(",", -1))
                .filter(name -> !name.isBlank())
                .toList();
        boolean good = true;
        for (Control control : Control.values()) {
            if (only.isEmpty() || only.contains(control.name())) {
                good &= isMet(control, seed);
            }
        }
        if (only.contains("SHORT")) {
            good &= isProven(shortForm(seed), Set.of());
        }
        if (only.contains("SHORT_FILE")) {
            good &= isProven(shortFormInFile(seed), Set.of());
        }
        if (only.isEmpty() || only.contains("CHANGES")) {
            good &= isProven(proof(kills, seed), Variant.CHANGES.points());
        }
        System.exit(good ? 0 : 1);
    }

    private static String value(String[] arguments, String name) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** The seed that was asked for, or one that nobody knows before. */
    static long seed(String asked) {
        long seed = asked == null || asked.isBlank() ? System.currentTimeMillis() % 1_000_000 : Long.parseLong(asked);
        System.out.println("Seed " + seed + "; replay by -Dkill.seed=" + seed);
        return seed;
    }

    private static boolean isMet(Control control, long seed) throws Exception {
        KillResult result = run(control.plan(seed));
        boolean met = control.isMet(result);
        System.out.println((met ? "CONTROL " : "CONTROL NOT MET ") + control + ": must show "
                + (control.faults().isEmpty() ? "nothing" : words(control)) + ", shows " + result.line());
        return met;
    }

    /** Whether nothing is wrong, and every one of these points was hit. */
    private static boolean isProven(KillPlan plan, Set<Point> points) throws Exception {
        KillResult result = run(plan);
        List<Point> missed = points.stream()
                .filter(point -> !result.places().containsKey(point.name()))
                .toList();
        if (!missed.isEmpty()) {
            System.out.println("NEVER KILLED at " + missed);
        }
        System.out.println("RESULT " + result.line());
        return result.isClean() && missed.isEmpty();
    }

    /** The long form. Now and then a node is stopped for longer than its leases last. */
    static KillPlan proof(int kills, long seed) {
        return new KillPlan(
                "changes",
                Variant.CHANGES,
                KillPlan.Store.POSTGRESQL,
                3,
                kills,
                2_000,
                15,
                WorkerSettings.LEASE.plusSeconds(4),
                seed);
    }

    /** The short form, three nodes on a server. */
    static KillPlan shortForm(long seed) {
        return new KillPlan(
                "short", Variant.CHANGES, KillPlan.Store.POSTGRESQL, 3, SHORT_KILLS, 150, 10, Duration.ZERO, seed);
    }

    /** The short form, one node with files. */
    static KillPlan shortFormInFile(long seed) {
        return new KillPlan(
                "short-in-file",
                Variant.CHANGES_IN_FILE,
                KillPlan.Store.H2,
                1,
                SHORT_KILLS,
                150,
                10,
                Duration.ZERO,
                seed);
    }

    /** Runs one and prints what people want to know. */
    static KillResult run(KillPlan plan) throws Exception {
        long start = System.nanoTime();
        System.out.println(plan);
        KillResult result = KillStage.run(plan, HOME);
        System.out.println("  " + result.versions() + " versions, " + result.changes() + " of them while streams ran, "
                + result.kills() + " kills in "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s (" + result.phases() + "): "
                + result.places());
        for (Fault fault : Fault.values()) {
            result.verdict().found().get(fault).stream()
                    .limit(SHOWN)
                    .forEach(one -> System.out.println("  " + fault.word() + ": " + one));
        }
        return result;
    }

    private static String words(Control control) {
        return control.faults().stream().map(Fault::word).sorted().collect(Collectors.joining(", "));
    }
}
