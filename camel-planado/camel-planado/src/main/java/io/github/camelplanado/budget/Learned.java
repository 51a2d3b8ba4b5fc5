package io.github.camelplanado.budget;

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

    private static final int MOST_VAIN = 10;

    /** Calls a minute. */
    public double requestsPerMinute() {
        return (double) rate / PERMIT;
    }

    /** After a refusal that followed another one. */
    Learned refusedInVain() {
        return new Learned(rate, ceiling, capacity, room, 0, Math.min(MOST_VAIN, vain + 1));
    }
}
