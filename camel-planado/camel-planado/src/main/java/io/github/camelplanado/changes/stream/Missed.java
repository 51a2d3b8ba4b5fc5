package io.github.camelplanado.changes.stream;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.changes.store.StreamStore;

/**
 * That something may have been missed. Whoever saw it need not be the node that reads, so it is noted in the store. Safe for
 * many threads.
 */
final class Missed {

    private final String scope;
    private final AtomicBoolean told = new AtomicBoolean();

    Missed(String scope) {
        this.scope = scope;
    }

    /** Something may have been missed; nothing is asked of the store. */
    void tell() {
        told.set(true);
    }

    /** Notes it for the node that reads, if it was told. */
    void note(StreamStore store) {
        if (!told.getAndSet(false)) {
            return;
        }
        try {
            store.replays().want(scope);
        } catch (RuntimeException e) {
            told.set(true);
            throw e;
        }
    }
}
