package io.github.camelplanado.client;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Resource;

/** A write that is under way: from its start until the exchange that writes has ended. Safe for many threads. */
public final class OwnWrite {

    private final OwnWrites writes;
    private final Resource resource;
    private final long number;
    private final Set<EntityId> names = new HashSet<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    OwnWrite(OwnWrites writes, Resource resource, long number) {
        this.writes = writes;
        this.resource = resource;
        this.number = number;
    }

    /**
     * The vendor has answered, whatever it said.
     *
     * @param told further ids of the entity
     * @param sent the keys that were sent, none for a deletion; null if they are no keys of the entity
     */
    public void answered(Set<String> told, ObjectNode sent) {
        writes.identify(this, told, sent);
        answered.complete(null);
    }

    /** The exchange that writes has ended. */
    public void end() {
        writes.end(this);
        answered.complete(null);
        ended.complete(null);
    }

    Resource resource() {
        return resource;
    }

    /** In the order of writes. */
    long number() {
        return number;
    }

    /** Of its entity, as far as they are known; guarded by the lock of the writes. */
    Set<EntityId> names() {
        return names;
    }

    /** Complete when its entity is known, if it ever becomes known. */
    CompletableFuture<Void> whenAnswered() {
        return answered;
    }

    CompletableFuture<Void> whenEnded() {
        return ended;
    }
}
