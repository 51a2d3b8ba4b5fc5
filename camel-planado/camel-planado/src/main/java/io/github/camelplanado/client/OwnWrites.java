package io.github.camelplanado.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;

/**
 * What this JVM is writing to the account. A change that is told between the vendor's answer and the application's own "mark as
 * sent" would be lost to the guard of that mark, so changes of the entity wait until the exchange that writes has ended.
 *
 * <p>It holds as much as the exchanges that are under way have written. Safe for many threads.
 */
public final class OwnWrites {

    private static final String API = "api";

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<OwnWrite> underWay = new HashSet<>();
    private final Map<EntityId, Set<OwnWrite>> byName = new HashMap<>();
    private final LastWrites last = new LastWrites();
    private long begun;

    /**
     * A write begins.
     *
     * @param ids uuid and external id, as far as they are known; empty for a create without an external id
     * @param sent the keys that are sent, none for a deletion; null if they are no keys of the entity
     */
    public OwnWrite begin(Resource resource, Set<String> ids, ObjectNode sent) {
        byte[] json = sent == null ? null : LastWrites.bytes(sent);
        OwnWrite write;
        lock.lock();
        try {
            begun++;
            write = new OwnWrite(this, resource, begun, json);
            underWay.add(write);
        } finally {
            lock.unlock();
        }
        identify(write, ids);
        return write;
    }

    /**
     * Whether an exchange is writing the entity.
     *
     * @param externalId or null
     */
    public boolean isWriting(Resource resource, String uuid, String externalId) {
        lock.lock();
        try {
            return writing(resource, uuid, externalId).findAny().isPresent();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Complete when no exchange is writing the entity of that change any more; at once if none is. What follows runs on the
     * thread that ended the exchange, so go on with another one.
     *
     * @param externalId of the entity, or null
     * @param firstSight whether the entity was never told. It may be one that an exchange is just making and of which no id is
     *     known yet: then the answers of all creates without an external id that are under way are waited for as well
     */
    public CompletableFuture<Void> ended(Change change, String externalId, boolean firstSight) {
        return ended(change.resource(), change.uuid(), externalId, firstSight && mayBeOurs(change));
    }

    /** Whoever waits keeps no body. */
    private CompletableFuture<Void> ended(Resource resource, String uuid, String externalId, boolean maybeMade) {
        List<CompletableFuture<Void>> waited = new ArrayList<>();
        lock.lock();
        try {
            writing(resource, uuid, externalId).map(OwnWrite::whenEnded).forEach(waited::add);
            if (maybeMade) {
                nameless(resource).map(OwnWrite::whenAnswered).forEach(waited::add);
            }
        } finally {
            lock.unlock();
        }
        // A create that begins from now on makes another entity than this one.
        return waited.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.allOf(waited.toArray(CompletableFuture<?>[]::new))
                        .thenCompose(done -> ended(resource, uuid, externalId, false));
    }

    /**
     * What was written last to an entity: the keys that were sent, none for a deletion; empty if it is not remembered.
     *
     * @param externalId or null
     */
    public Optional<ObjectNode> lastWrite(Resource resource, String uuid, String externalId) {
        return last.find(names(resource, uuid, externalId));
    }

    void identify(OwnWrite write, Set<String> ids) {
        List<EntityId> names = new ArrayList<>();
        lock.lock();
        try {
            ids.stream().map(id -> EntityId.of(write.resource(), id)).forEach(write.names()::add);
            names.addAll(write.names());
            if (underWay.contains(write)) {
                names.forEach(name ->
                        byName.computeIfAbsent(name, absent -> new HashSet<>()).add(write));
            }
        } finally {
            lock.unlock();
        }
        if (write.sent() != null) {
            last.put(names, write.number(), write.sent());
        }
    }

    void end(OwnWrite write) {
        lock.lock();
        try {
            underWay.remove(write);
            for (EntityId name : write.names()) {
                byName.computeIfPresent(name, (same, writes) -> {
                    writes.remove(write);
                    return writes.isEmpty() ? null : writes;
                });
            }
        } finally {
            lock.unlock();
        }
    }

    private Stream<OwnWrite> writing(Resource resource, String uuid, String externalId) {
        return names(resource, uuid, externalId).stream().flatMap(name -> byName.getOrDefault(name, Set.of()).stream());
    }

    private Stream<OwnWrite> nameless(Resource resource) {
        return underWay.stream()
                .filter(write -> write.resource() == resource
                        && write.names().isEmpty()
                        && !write.whenAnswered().isDone());
    }

    private static List<EntityId> names(Resource resource, String uuid, String externalId) {
        return Stream.of(uuid, externalId)
                .filter(Objects::nonNull)
                .map(id -> EntityId.of(resource, id))
                .toList();
    }

    /** Whether the change may have been made by this API; a reading does not tell. */
    private static boolean mayBeOurs(Change change) {
        String source = change.delivery() == null ? null : change.delivery().contextSource();
        return source == null || source.equals(API);
    }
}
