package io.github.camelplanado.changes;

import java.util.Collection;
import java.util.Map;

import io.github.camelplanado.api.EntityState;

/** What is known of entities when rows are compared with it. */
public interface Knowledge {

    /** The known state of each of these entities; one that is not known is absent. */
    Map<String, EntityState> known(Collection<String> uuids);

    /** The state in which an entity waits to be told, beside what is known; null if there is none. */
    default EntityState waiting(String uuid) {
        return null;
    }
}
