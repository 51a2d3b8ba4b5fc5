package io.github.camelplanado.changes.stream;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Changes of entities that an exchange of this JVM is writing. They stay leased, so that nobody tells them, and hold up no
 * worker; when the exchange has ended they are given back, and whoever takes them then has the newest version. Safe for many
 * threads.
 */
final class OwnWritesWait {

    private final Supplier<PlanadoClient> clients;
    private final Runnable ended;
    private final Set<Due> waiting = ConcurrentHashMap.newKeySet();
    private final Queue<Due> over = new ConcurrentLinkedQueue<>();

    /** @param ended run when there is something to give back */
    OwnWritesWait(Supplier<PlanadoClient> clients, Runnable ended) {
        this.clients = clients;
        this.ended = ended;
    }

    /** Keeps a change if its entity is being written; false if it can be told now. */
    boolean keep(Due due) {
        CompletableFuture<Void> writing =
                clients.get().ownWrites().ended(due.change(), due.change().externalId(), due.toldVersion() == null);
        if (writing.isDone()) {
            return false;
        }
        waiting.add(due);
        writing.whenComplete((nothing, failure) -> {
            if (waiting.remove(due)) {
                over.add(due);
                ended.run();
            }
        });
        return true;
    }

    /** Whether leases are held for it. */
    boolean isEmpty() {
        return waiting.isEmpty() && over.isEmpty();
    }

    /** Gives back what is not being written any more. */
    void giveBack(StreamStore store) {
        for (Due due = over.peek(); due != null; due = over.peek()) {
            store.queue().giveBack(due);
            over.remove(due);
        }
    }

    /** Gives back everything. */
    void giveAllBack(StreamStore store) {
        for (Due due : List.copyOf(waiting)) {
            if (waiting.remove(due)) {
                over.add(due);
            }
        }
        giveBack(store);
    }
}
