package io.github.camelplanado.changes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.EntityState;

/**
 * Changes that were read and whose telling has not succeeded yet: of each entity the newest one, in the order in which they
 * were read. For one thread.
 */
final class Untold {

    /** So many failed ones are kept; then nothing more is read until some of them are told. */
    static final int MOST = 1000;

    private final Map<String, Change> changes = new LinkedHashMap<>();

    /** A change that takes the place of an older one of its entity. */
    void add(Change change) {
        changes.merge(
                change.uuid(),
                change,
                (waiting, read) -> read.state().number() >= waiting.state().number() ? read : waiting);
    }

    /** The state in which the entity waits; null if it does not. */
    EntityState state(String uuid) {
        Change waiting = changes.get(uuid);
        return waiting == null ? null : waiting.state();
    }

    /** The others go first from now on. */
    void postpone(Change change) {
        Change waiting = changes.remove(change.uuid());
        if (waiting != null) {
            changes.put(waiting.uuid(), waiting);
        }
    }

    void remove(Change change) {
        changes.remove(change.uuid());
    }

    List<Change> all() {
        return List.copyOf(changes.values());
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    boolean isFull() {
        return changes.size() >= MOST;
    }
}
