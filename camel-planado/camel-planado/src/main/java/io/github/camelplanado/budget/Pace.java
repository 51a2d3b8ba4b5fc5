package io.github.camelplanado.budget;

import java.time.Duration;

/**
 * Where permits come from. All that counts for the whole account is in here: saved permits, the pause, the learned rate. In a
 * shared pace it lives in a store, so that it holds for every JVM.
 *
 * <p>Safe for many threads. {@link PacedBudget} never holds its lock while it calls a pace.
 */
public interface Pace extends AutoCloseable {

    /**
     * Whether every method returns at once. One that is not local may block for as long as its store takes: {@link
     * PacedBudget} calls it from its own thread alone, one call at a time ({@link #state}, {@link #trouble} and {@link #isLocal} excepted).
     */
    boolean isLocal();

    /**
     * Takes a permit if there is one.
     *
     * @param mayUseReserve whether the part that is kept for high priority may be used
     * @return zero if it was taken, else how long until it is worth asking again: above zero, and an estimate, since others
     *     may take what comes
     */
    Duration take(boolean mayUseReserve);

    /** Gives a permit back that nobody used. */
    void giveBack();

    /**
     * The vendor refused an attempt: everybody pauses, and the rate is lowered, once for all refusals of one incident. While
     * a pause lasts, a further refusal belongs to its incident.
     *
     * @param wish how long the vendor wishes not to be called, above zero and believable; or null: the pace knows how long
     *     pauses must be. No pause is shortened, neither one that lasts nor what the pace has learned
     */
    void refused(Duration wish);

    /** The vendor took an attempt: after enough of them the rate rises again. Called for every single one. */
    void accepted();

    /**
     * Everybody pauses, without a refusal: nothing is learned.
     *
     * @param pause from now on, above zero and believable
     */
    void pause(Duration pause);

    /** What is known now; never waits for a store. */
    State state();

    /** Why it gives less than it should, in a few words without secrets; null if it does not. Never waits for a store. */
    default String trouble() {
        return null;
    }

    /** Lets go of what the pace opened itself. */
    @Override
    default void close() {
        // most open nothing
    }

    /**
     * A look at a pace.
     *
     * @param requestsPerMinute the rate that calls are paced with, learned or configured; 0 for no pacing
     * @param pause how long everybody still pauses; zero if nobody does
     */
    record State(double requestsPerMinute, Duration pause) {}
}
