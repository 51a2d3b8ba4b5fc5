package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to read for a stream: one node has it. Taken by the reader, prolonged by the heartbeat. Safe for both. */
final class ReaderLease {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderLease.class);

    private final String stream;
    private final String holder;
    private final Duration length;
    private final AtomicReference<Lease> held = new AtomicReference<>();

    ReaderLease(String stream, String holder, Duration length) {
        this.stream = stream;
        this.holder = holder;
        this.length = length;
    }

    /** The lease; null if another node has it. */
    Lease take(StreamStore store) {
        Lease mine = held.get();
        if (mine == null) {
            mine = store.streams().take(stream, holder, length).orElse(null);
            held.set(mine);
        }
        return mine;
    }

    /** Whether this node reads. */
    boolean isHeld() {
        return held.get() != null;
    }

    /** Whoever wrote with it was refused. */
    void lost(Lease lease) {
        if (held.compareAndSet(lease, null)) {
            LOG.info("Another node reads for the stream {} now", stream);
        }
    }

    void renew(StreamStore store) {
        Lease mine = held.get();
        if (mine != null && !store.streams().renew(mine, length)) {
            lost(mine);
        }
    }

    void release(StreamStore store) {
        Lease mine = held.getAndSet(null);
        if (mine != null) {
            store.streams().release(mine);
        }
    }
}
