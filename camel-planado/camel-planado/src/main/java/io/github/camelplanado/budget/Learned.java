package io.github.camelplanado.budget;

/**
 * What is known about the account's limit. Integers, so that a store can keep them as they are.
 *
 * @param rate at which permits come now, in thousandths of a permit a minute
 * @param ceiling to which the rate rises again after a refusal, in the same unit
 * @param capacity how much may be saved up, in thousandths of a permit
 */
public record Learned(long rate, long ceiling, long capacity) {

    /** Of what rates and capacities are counted in: one permit. */
    public static final int PERMIT = 1_000;

    /** Calls a minute. */
    public double requestsPerMinute() {
        return (double) rate / PERMIT;
    }
}
