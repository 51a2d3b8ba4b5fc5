package io.github.camelplanado.api;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/**
 * The calls that an account may make. Every HTTP attempt takes one turn, whoever makes it.
 *
 * <p>Implementations are safe for use by many threads, and never hold a thread while a call waits.
 */
public interface RequestBudget extends BudgetSource, AutoCloseable {

    /**
     * Asks for one turn.
     *
     * @param priority who goes first
     * @param maxWait how long the caller is ready to wait, not negative
     * @return completed at once when a turn is at hand, else later, on a thread of the budget that must not be blocked.
     *     Fails with {@link PlanadoRateLimitException} when there is no turn within {@code maxWait}, when too many wait,
     *     or when the budget is closed. Cancelling it gives up the place; a turn that was granted meanwhile is not lost.
     */
    CompletableFuture<Void> turn(Priority priority, Duration maxWait);

    /** Gives back a turn that was granted and not used. */
    void giveBack();

    /**
     * Tells that the vendor refused an attempt with 429: everybody pauses. An implementation that grants the
     * next turn at once is asked again and again until {@code maxWait} of the call is over.
     *
     * @param told what the refusal says about the limit
     */
    void refused(LimitHints told);

    /**
     * Tells that the vendor took an attempt, whatever its status: the limit let it pass. Attempts without an answer are told
     * by nobody.
     *
     * @param told what the answer says about the limit
     */
    default void answered(LimitHints told) {
        // a budget that does not learn need not know
    }

    /** How long everybody still pauses; zero if nobody does. */
    Duration pause();

    /** The calls a minute that it gives now, learned or configured; empty if it does not pace or does not tell. */
    default OptionalDouble requestsPerMinute() {
        return OptionalDouble.empty();
    }

    /** How many calls wait. */
    int waiting();

    /** Why it gives less than it should, in a few words without secrets; null if it does not. */
    default String trouble() {
        return null;
    }

    /** Itself, for any account: whoever made it closes it. */
    @Override
    default RequestBudget open(BudgetTerms terms) {
        return this;
    }

    /** Lets go of timers; every call that waits fails. */
    @Override
    void close();
}
