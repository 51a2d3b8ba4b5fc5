package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Queue.Held;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.client.OwnWrites;
import io.github.camelplanado.client.PlanadoClient;

/**
 * Changes of entities that an exchange of this JVM is writing, or may just be making. They stay leased, so that nobody tells
 * them, and hold up no worker; when the exchange has ended, whoever goes on with them has the newest version. No bodies are
 * kept. Safe for many threads.
 */
final class OwnWritesWait {

    /** Of entities that a create may just be making: one create that hangs must not lease a whole first copy. */
    private static final int MOST_MADE = 100;

    private final Supplier<PlanadoClient> clients;
    private final Runnable ended;
    private final Set<Held> written = ConcurrentHashMap.newKeySet();
    private final Set<Held> made = ConcurrentHashMap.newKeySet();
    private final Queue<Held> over = new ConcurrentLinkedQueue<>();

    /** @param ended run when there is something to go on with */
    OwnWritesWait(Supplier<PlanadoClient> clients, Runnable ended) {
        this.clients = clients;
        this.ended = ended;
    }

    /** Keeps a change if its entity is being written; false if it can be told now. */
    boolean keep(Due due) {
        return keep(due, due.toldVersion() == null);
    }

    /** Whether nothing more should be taken that was never told, since it may have to be kept. */
    boolean isFull() {
        return made.size() >= MOST_MADE;
    }

    /** Whether leases are held for it. */
    boolean isEmpty() {
        return written.isEmpty() && made.isEmpty() && over.isEmpty();
    }

    /** The leases that are held for it. */
    Stream<Held> held() {
        return Stream.of(written, made, over).flatMap(Collection::stream);
    }

    /**
     * A change that was kept, in its newest version, and can be told now. Creates that began since are not waited for: they
     * make other entities, and there may always be one.
     *
     * @param lease from now on
     */
    Optional<Due> next(StreamStore store, Duration lease) {
        for (Held held = over.poll(); held != null; held = over.poll()) {
            try {
                Optional<Due> due = store.queue().again(held, lease);
                if (due.isPresent() && !keep(due.get(), false)) {
                    return due;
                }
            } catch (RuntimeException e) {
                // Forgotten here, its lease would be prolonged for ever.
                over.add(held);
                throw e;
            }
        }
        return Optional.empty();
    }

    /** Gives back everything. */
    void giveAllBack(StreamStore store) {
        for (Set<Held> waiting : List.of(written, made)) {
            for (Held held : List.copyOf(waiting)) {
                if (waiting.remove(held)) {
                    over.add(held);
                }
            }
        }
        for (Held held = over.peek(); held != null; held = over.peek()) {
            store.queue().giveBack(held);
            over.remove(held);
        }
    }

    private boolean keep(Due due, boolean firstSight) {
        Change change = due.change();
        OwnWrites writes = clients.get().ownWrites();
        CompletableFuture<Void> writing = writes.ended(change, change.externalId(), firstSight);
        if (writing.isDone()) {
            return false;
        }
        boolean named = writes.isWriting(change.resource(), change.uuid(), change.externalId());
        hold(due.held(), named ? written : made, writing);
        return true;
    }

    private void hold(Held held, Set<Held> waiting, CompletableFuture<Void> writing) {
        waiting.add(held);
        writing.whenComplete((nothing, failure) -> {
            if (waiting.remove(held)) {
                over.add(held);
                ended.run();
            }
        });
    }
}
