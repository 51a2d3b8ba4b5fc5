package io.github.camelplanado.budget;

import java.time.Duration;

/** When a call may go. Used under the lock of {@link PacedBudget}: implementations need not be safe for many threads. */
interface Pace {

    /**
     * Takes a permit if there is one.
     *
     * @param mayUseReserve whether the part that is kept for high priority may be used
     */
    boolean take(boolean mayUseReserve);

    /** Gives a permit back that nobody used. */
    void giveBack();

    /** How long until {@link #take} can succeed; zero if it can now. */
    Duration untilNext(boolean mayUseReserve);

    /** A pace without any limit. */
    static Pace unlimited() {
        return new Pace() {
            @Override
            public boolean take(boolean mayUseReserve) {
                return true;
            }

            @Override
            public void giveBack() {
                // nothing was taken
            }

            @Override
            public Duration untilNext(boolean mayUseReserve) {
                return Duration.ZERO;
            }
        };
    }
}
