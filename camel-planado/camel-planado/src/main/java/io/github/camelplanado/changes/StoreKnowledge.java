package io.github.camelplanado.changes;

import java.util.Collection;
import java.util.Map;

import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.EntityState;

/**
 * What a polling consumer knows: what it told, and what it has read and not told yet.
 *
 * @param store what was told
 * @param stream whose view
 * @param untold what waits
 */
record StoreKnowledge(ChangeStore store, String stream, Untold untold) implements Knowledge {

    @Override
    public Map<String, EntityState> known(Collection<String> uuids) {
        return store.known(stream, uuids);
    }

    @Override
    public EntityState waiting(String uuid) {
        return untold.state(uuid);
    }

    /** Notes what needs no telling. */
    void learn(Map<String, EntityState> states) {
        store.told(stream, states);
    }
}
