package io.github.camelplanado.client;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.Resource;

/** A write that is under way: from its start until the exchange that writes has ended. Safe for many threads. */
public final class OwnWrite {

    private final OwnWrites writes;
    private final Resource resource;
    private final long number;
    /** As JSON, or null if it is not remembered. */
    private volatile byte[] sent;

    private final Set<EntityId> names = new HashSet<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    OwnWrite(OwnWrites writes, Resource resource, long number, byte[] sent) {
        this.writes = writes;
        this.resource = resource;
        this.number = number;
        this.sent = sent;
    }

    /**
     * The vendor has answered, whatever it said.
     *
     * @param told further ids of the entity
     * @param notSent keys that were not sent after all
     */
    public void answered(Set<String> told, Set<String> notSent) {
        if (sent != null && !notSent.isEmpty()) {
            sent = LastWrites.without(sent, notSent);
        }
        writes.identify(this, told);
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

    byte[] sent() {
        return sent;
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
