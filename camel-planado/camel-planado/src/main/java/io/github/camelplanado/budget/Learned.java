package io.github.camelplanado.budget;

import java.time.Duration;

/**
 * What is known about the account's limit. Integers, so that a store can keep them as they are.
 *
 * @param rate at which permits come now, in thousandths of a permit a minute
 * @param ceiling to which the rate rises again after a refusal, in the same unit
 * @param capacity how much may be saved up, in thousandths of a permit
 * @param room how much a pause gives back before the next refusal, in thousandths of a permit
 * @param calm calls that were taken since the last refusal
 * @param vain refusals in a row with no call taken between them, after the first
 */
public record Learned(long rate, long ceiling, long capacity, long room, int calm, int vain) {

    /** Of what rates and capacities are counted in: one permit. */
    public static final int PERMIT = 1_000;

    /** What comes while a thread wakes up, and would be lost with a full bucket. */
    static final int LATENESS = PERMIT / 10;

    private static final double NANOS_A_MINUTE = 60e9;
    private static final int MOST_VAIN = 10;
    /** Who has less saved than comes in this part of a minute has just used the burst: about twice a round trip. */
    private static final double ROUND_TRIPS = 0.25 / 60;

    /** Calls a minute. */
    public double requestsPerMinute() {
        return (double) rate / PERMIT;
    }

    /** In what time so many thousandths of a permit come. */
    Duration time(long tokens) {
        return Duration.ofNanos((long) (tokens * NANOS_A_MINUTE / rate));
    }

    /** How many thousandths of a permit come in that time, rounded up. */
    long tokens(Duration time) {
        return (long) Math.ceil(time.toNanos() / NANOS_A_MINUTE * rate);
    }

    /** What calls without high priority leave: one permit, or what may be saved up beyond one. */
    long reserve() {
        return reserve(capacity);
    }

    /** The same for a bucket that holds so much. */
    static long reserve(long capacity) {
        return Math.min(PERMIT, Math.max(0, capacity - PERMIT - LATENESS));
    }

    /**
     * Whether a call that was refused may have been one of a burst.
     *
     * @param saved what is saved now
     */
    boolean isBurstUsed(long saved) {
        return saved < rate * ROUND_TRIPS;
    }

    /** After a refusal that followed another one. */
    Learned refusedInVain() {
        return new Learned(rate, ceiling, capacity, room, 0, Math.min(MOST_VAIN, vain + 1));
    }
}
