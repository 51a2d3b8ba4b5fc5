package io.github.camelplanado.changes.stream;

import java.util.function.Supplier;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.DetailReader;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Makes a change ready to be told: waits until no exchange of this JVM is writing the entity, and gets what the options want
 * to be there. Safe for many threads.
 *
 * @param clients the account
 * @param calls ends waiting when the consumer stops
 * @param detail fetches entities
 */
record Completion(Supplier<PlanadoClient> clients, StreamCalls calls, DetailReader detail) {

    /**
     * The change as it is to be told.
     *
     * @throws io.github.camelplanado.api.PlanadoException if the entity cannot be fetched
     * @throws java.util.concurrent.CancellationException if the consumer stops
     */
    Change of(Due due) throws InterruptedException {
        Change change = due.change();
        Futures.await(calls.untilStopped(
                clients.get().ownWrites().ended(change, change.externalId(), due.toldVersion() == null)));
        return Futures.await(calls.untilStopped(detail.complete(change)));
    }
}
