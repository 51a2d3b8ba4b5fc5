package io.github.camelplanado.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.json.EntityVersion;

/** Entities that were fetched, by uuid and version, the least used forgotten first. What has no version is not kept. */
final class DetailCache {

    static final int MAX_ENTITIES = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, ObjectNode> entities = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ObjectNode> eldest) {
            return size() > MAX_ENTITIES;
        }
    };

    /** A copy of the entity in that version, or null. */
    ObjectNode find(String uuid, Long version) {
        if (version == null) {
            return null;
        }
        lock.lock();
        try {
            ObjectNode entity = entities.get(new Key(uuid, version));
            return entity == null ? null : entity.deepCopy();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps an entity under its own version, which may be newer than that of the row it was fetched for. */
    void add(ObjectNode entity) {
        Long version = EntityVersion.of(entity);
        if (version == null) {
            return;
        }
        lock.lock();
        try {
            entities.put(new Key(entity.path("uuid").asText(), version), entity.deepCopy());
        } finally {
            lock.unlock();
        }
    }

    private record Key(String uuid, long version) {}
}
