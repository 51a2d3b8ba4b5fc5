package io.github.camelplanado.benchmarks.recovery;

import java.time.Duration;

/**
 * What is to happen.
 *
 * @param jobs how many finish
 * @param window within which they do, and everything goes wrong
 * @param refused how long the receiver is refused
 * @param kills how often the process is killed
 * @param seed where chance starts from
 */
record RecoveryPlan(int jobs, Duration window, Duration refused, int kills, long seed) {

    /** At the latest so long after it was possible a job must be shown, 99 of 100. */
    static final Duration GOAL = Duration.ofMinutes(2);

    /** Shorter ones are over before the vendor's pauses are long, so that waiting for these costs little. */
    private static final Duration LONG_REFUSAL = Duration.ofMinutes(4);

    RecoveryPlan {
        if (jobs < 1 || kills < 2 || window.compareTo(refused.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "It takes a job, two kills, and a window of three times the refusal at least");
        }
    }

    /** Whether a route that waits for the vendor's repeats must be seen to be slow. */
    boolean isControlJudged() {
        return refused.compareTo(LONG_REFUSAL) >= 0;
    }
}
