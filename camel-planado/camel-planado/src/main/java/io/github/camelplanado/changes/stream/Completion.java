package io.github.camelplanado.changes.stream;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.DetailReader;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.client.Futures;

/**
 * Makes a change ready to be told: gets what the options want to be there. Safe for many threads.
 *
 * @param calls ends waiting when the consumer stops
 * @param detail fetches entities
 */
record Completion(StreamCalls calls, DetailReader detail) {

    /**
     * The change as it is to be told.
     *
     * @throws io.github.camelplanado.api.PlanadoException if the entity cannot be fetched
     * @throws java.util.concurrent.CancellationException if the consumer stops
     */
    Change of(Due due) throws InterruptedException {
        return Futures.await(calls.untilStopped(detail.complete(due.change())));
    }
}
