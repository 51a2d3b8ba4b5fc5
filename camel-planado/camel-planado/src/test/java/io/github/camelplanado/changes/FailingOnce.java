package io.github.camelplanado.changes;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanado.api.ChangeStore;

/** A store that, once armed, notes what was told and then fails once: the answer of the database was lost. */
final class FailingOnce implements ChangeStore {

    private final ChangeStore store;
    private boolean armed;

    FailingOnce(ChangeStore store) {
        this.store = store;
    }

    void arm() {
        armed = true;
    }

    @Override
    public void open() {
        store.open();
    }

    @Override
    public Map<String, Long> known(String stream, Collection<String> uuids) {
        return store.known(stream, uuids);
    }

    @Override
    public void told(String stream, Map<String, Long> versions) {
        store.told(stream, versions);
        if (armed) {
            armed = false;
            throw new IllegalStateException("The store is down");
        }
    }

    @Override
    public Optional<Checkpoint> checkpoint(String stream) {
        return store.checkpoint(stream);
    }

    @Override
    public void checkpoint(String stream, Checkpoint checkpoint) {
        store.checkpoint(stream, checkpoint);
    }

    @Override
    public void close() {
        store.close();
    }
}
