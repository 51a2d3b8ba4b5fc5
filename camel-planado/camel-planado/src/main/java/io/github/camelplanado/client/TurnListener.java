package io.github.camelplanado.client;

import java.time.Duration;

import io.github.camelplanado.api.Priority;

/** Is told what becomes of turns, on the threads of the calls and of the budget: it must not block. */
public interface TurnListener {

    /**
     * A call has got its turn.
     *
     * @param waited zero if it had not to wait
     */
    void granted(Priority priority, Duration waited);

    /** A call begins to wait. */
    default void waits(Priority priority) {
        // most ask how many wait
    }

    /**
     * A call ends because there is no turn for it.
     *
     * @param patience how long it was ready to wait
     */
    default void denied(Priority priority, Duration patience) {
        // most ask how many were denied
    }
}
