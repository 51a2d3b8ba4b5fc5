package io.github.camelplanado.benchmarks.recovery;

import java.time.Duration;
import java.util.Locale;

/**
 * What came of it.
 *
 * @param plan what was to happen
 * @param shown how many jobs were shown as finished
 * @param waits of all jobs; one that was not shown waited until the end
 * @param byHand the same of the route that waits for the vendor's repeats
 * @param byHandShown how many jobs that one showed
 * @param kills how many there were
 * @param refused how long the receiver was refused
 * @param fetches calls for single jobs
 * @param calls all calls in the window and until the end
 */
record RecoveryResult(
        RecoveryPlan plan,
        int shown,
        Waits waits,
        Waits byHand,
        int byHandShown,
        int kills,
        Duration refused,
        Fetches fetches,
        long calls) {

    /** At least so many times as long must the other route take. */
    private static final double SLOWER = 2;
    /** Of the time for which it was to be refused: it begins a moment late on a busy machine. */
    private static final double REFUSED = 0.9;

    /** Whether everything is as it must be. */
    boolean isGood() {
        return shown == plan.jobs()
                && kills == plan.kills()
                && refused.toMillis() >= REFUSED * plan.refused().toMillis()
                && p99(waits) <= RecoveryPlan.GOAL.toSeconds()
                && fetches.areFewOf(plan.jobs());
    }

    /** Whether the other route was seen to wait for the vendor's repeats: else there was nothing to make up for. */
    boolean isControlMet() {
        return !plan.isControlJudged() || p99(byHand) > SLOWER * p99(waits);
    }

    private static double p99(Waits waits) {
        return waits.percentile(99, Wait::since);
    }

    /** On one line, for people and scripts. */
    String line() {
        return String.format(
                Locale.ROOT,
                "jobs=%d shown=%d p99-s=%.1f worst-s=%.1f kills=%d refused-s=%d gets=%d needed=%d in-log=%d",
                plan.jobs(),
                shown,
                p99(waits),
                waits.percentile(100, Wait::since),
                kills,
                refused.toSeconds(),
                fetches.made(),
                fetches.needed(),
                fetches.logged());
    }

    /** Of the other route. */
    String controlLine() {
        return String.format(
                Locale.ROOT,
                "answered after the route, no reading: jobs=%d shown=%d p99-s=%.1f worst-s=%.1f",
                plan.jobs(),
                byHandShown,
                p99(byHand),
                byHand.percentile(100, Wait::since));
    }
}
