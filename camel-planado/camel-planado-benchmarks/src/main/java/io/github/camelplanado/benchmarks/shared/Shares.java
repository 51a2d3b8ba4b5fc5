package io.github.camelplanado.benchmarks.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of it, by the vendor's log.
 *
 * @param store where the budget was
 * @param plan what was to be done
 * @param calls that were let in, by phase and JVM
 * @param refused calls in all
 */
record Shares(String store, Plan plan, List<List<Long>> calls, long refused) {

    /** Who is alone with work has nearly all; a call or two of the others were waiting when their work ended. */
    private static final double NEARLY_ALL = 0.85;
    /** Among JVMs with work chance decides, but who got nothing while ten calls came is next: so much of all is everybody's. */
    private static final double FLOOR = 1.0 / 12;

    Shares {
        calls = calls.stream().map(List::copyOf).toList();
    }

    /** Part of the account's rate that was used, 0 to 1 and a little above. */
    double used() {
        return calls.stream().flatMap(List::stream).mapToLong(Long::longValue).sum() / (plan.room() * calls.size());
    }

    /** What is not as it must be; empty if all is well. */
    List<String> faults(double leastUsed) {
        List<String> faults = new ArrayList<>();
        if (refused > 0) {
            faults.add(refused + " calls were refused");
        }
        if (used() < leastUsed) {
            faults.add(String.format(
                    Locale.ROOT, "%.1f %% of the budget used, less than %.1f", 100 * used(), 100 * leastUsed));
        }
        for (int phase = 0; phase < calls.size(); phase++) {
            faults.addAll(faults(phase));
        }
        return faults;
    }

    private List<String> faults(int phase) {
        List<String> faults = new ArrayList<>();
        long busy = Plan.BUSY.get(phase).stream().filter(work -> work).count();
        long all = calls.get(phase).stream().mapToLong(Long::longValue).sum();
        for (int jvm = 0; jvm < Plan.JVMS; jvm++) {
            double least = (busy == 1 ? NEARLY_ALL : FLOOR) * all;
            if (Plan.BUSY.get(phase).get(jvm) && calls.get(phase).get(jvm) < least) {
                faults.add("JVM " + (jvm + 1) + " had work in phase " + (phase + 1) + " and got "
                        + calls.get(phase).get(jvm) + " of " + all + " calls");
            }
        }
        return faults;
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d a minute, burst %d, %d JVMs: %.1f %% of the budget used, %d refused",
                store,
                plan.requestsPerMinute(),
                plan.burst(),
                Plan.JVMS,
                100 * used(),
                refused));
        for (int phase = 0; phase < calls.size(); phase++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  phase %d, work for %s: calls by JVM %s, room for %.0f",
                    phase + 1,
                    Plan.BUSY.get(phase),
                    calls.get(phase),
                    plan.room()));
        }
        return lines;
    }
}
