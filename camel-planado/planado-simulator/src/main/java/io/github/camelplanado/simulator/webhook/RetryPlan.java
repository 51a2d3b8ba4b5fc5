package io.github.camelplanado.simulator.webhook;

import java.time.Duration;

/**
 * When a failed delivery is tried again. Documented: up to 17 retries at growing intervals, the last about a week after
 * the first attempt. The intervals themselves are not known; a geometric row from 15 seconds fits.
 */
public final class RetryPlan {
    private static final double FIRST_SECONDS = 15;
    private static final double FACTOR = 1.8485;

    private RetryPlan() {}

    /**
     * How long to wait after a failed attempt.
     *
     * @param attempt the number of the attempt that failed, from 1 to 17
     * @return the interval, in simulated time
     */
    public static Duration after(int attempt) {
        return Duration.ofMillis((long) (FIRST_SECONDS * 1000 * Math.pow(FACTOR, attempt - 1)));
    }
}
