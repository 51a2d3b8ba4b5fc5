package io.github.camelplanado.changes.stream;

import java.util.List;

import io.github.camelplanado.changes.store.StreamStore;

/** Asks about the candidates for deletion, one at a time. For the thread of the reader; {@link #look} for any. */
final class Repair {

    private final StreamId stream;
    private final Verifier verifier;
    private final int maxDeletes;
    private volatile boolean mayFind = true;

    Repair(StreamId stream, Verifier verifier, int maxDeletes) {
        this.stream = stream;
        this.verifier = verifier;
        this.maxDeletes = maxDeletes;
    }

    /** There may be candidates. */
    void look() {
        mayFind = true;
    }

    /** Asks about the next one; false if there is none. */
    boolean step(StreamStore store) throws InterruptedException {
        if (!mayFind) {
            return false;
        }
        mayFind = false;
        List<String> candidates = store.entities().candidates(stream.name(), 1);
        if (candidates.isEmpty()) {
            return false;
        }
        // Before the question: when it fails, the entity is still a candidate.
        mayFind = true;
        verifier.candidate(store, stream, candidates.get(0), maxDeletes);
        return true;
    }
}
