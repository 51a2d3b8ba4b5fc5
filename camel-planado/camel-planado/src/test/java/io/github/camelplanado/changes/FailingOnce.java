package io.github.camelplanado.changes;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.EntityState;

/** A store that, once armed, fails once: after it noted what was told, so that only its answer is lost, or when it is asked. */
final class FailingOnce implements ChangeStore {

    private final ChangeStore store;
    private boolean armed;
    private boolean armedToBeAsked;

    FailingOnce(ChangeStore store) {
        this.store = store;
    }

    void arm() {
        armed = true;
    }

    void armToBeAsked() {
        armedToBeAsked = true;
    }

    @Override
    public void open() {
        store.open();
    }

    @Override
    public Map<String, EntityState> known(String stream, Collection<String> uuids) {
        if (armedToBeAsked) {
            armedToBeAsked = false;
            throw new IllegalStateException("The store is down");
        }
        return store.known(stream, uuids);
    }

    @Override
    public void told(String stream, Map<String, EntityState> states) {
        store.told(stream, states);
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
