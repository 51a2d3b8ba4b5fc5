package io.github.camelplanado.changes.stream;

import java.time.Instant;

import io.github.camelplanado.changes.Marks;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.changes.store.Sweeps;

/** The marks of readings, in the store. For the thread of the reader. */
final class StoreMarks implements Marks {

    private StreamStore store;
    private Lease lease;
    private Instant saved;
    private Instant readUpTo;
    private String learntFrom;

    /** A step of the reader begins. */
    void begin(StreamStore store, Lease lease, Sweeps.State state) {
        this.store = store;
        this.lease = lease;
        this.saved = state.updatedUpTo();
        this.readUpTo = saved;
        this.learntFrom = state.learntFrom();
    }

    /** What was read is in the store. */
    void save() {
        if (readUpTo != null && !readUpTo.equals(saved)) {
            store.sweeps().updatedUpTo(lease, readUpTo);
            saved = readUpTo;
        }
    }

    @Override
    public Instant readUpTo() {
        return readUpTo;
    }

    @Override
    public void readUpTo(Instant time) {
        if (readUpTo == null || time.isAfter(readUpTo)) {
            readUpTo = time;
        }
    }

    @Override
    public String learntFrom() {
        return learntFrom;
    }

    @Override
    public void learnFrom(String uuid) {
        store.sweeps().learnFrom(lease, uuid);
        learntFrom = uuid;
    }
}
