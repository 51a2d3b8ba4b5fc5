package io.github.camelplanado.budget;

import static io.github.camelplanado.budget.Learned.PERMIT;

/**
 * How the rate follows what the vendor does. Pure arithmetic without a clock: refusals lower it, every call that was taken
 * raises it, whichever JVM made it.
 *
 * @param requestsPerMinute the configured rate, above 0
 * @param burst how many permits may be saved up, at least 1
 * @param climb whether the rate may rise above the configured one while no call is refused
 */
public record Learning(int requestsPerMinute, int burst, boolean climb) {

    private static final double DECREASE = 0.85;
    private static final double LEAST = 0.05;
    private static final double STEP = 0.004;

    /** Before anything is known. */
    public Learned start() {
        return new Learned(configured(), configured(), (long) burst * PERMIT);
    }

    /** After an incident: one refusal, or several that came from calls on their way. */
    public Learned refused(Learned known) {
        return new Learned(
                Math.max((long) (configured() * LEAST), (long) (known.rate() * DECREASE)),
                known.ceiling(),
                known.capacity());
    }

    /**
     * After calls that were taken.
     *
     * @param calls how many, at least 1
     * @return the same object if nothing changes
     */
    public Learned accepted(Learned known, int calls) {
        if (known.rate() >= known.ceiling()) {
            return known;
        }
        long raised = known.rate() + (long) (configured() * STEP * calls);
        return new Learned(Math.min(known.ceiling(), raised), known.ceiling(), known.capacity());
    }

    private long configured() {
        return (long) requestsPerMinute * PERMIT;
    }
}
