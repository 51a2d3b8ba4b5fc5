package io.github.camelplanado.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanado.api.Resource;

/**
 * External ids that were seen to exist, the least used ones forgotten first. Only a memory: an id that is not in here may
 * exist, one that is may have been deleted by others.
 */
public final class KnownIds {

    static final int MAX_IDS = 50_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Boolean> seen = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > MAX_IDS;
        }
    };

    /** Notes that an entity exists. */
    public void add(Resource resource, String externalId) {
        lock.lock();
        try {
            seen.put(new Key(resource, externalId), Boolean.TRUE);
        } finally {
            lock.unlock();
        }
    }

    /** Notes that an entity does not exist. */
    public void remove(Resource resource, String externalId) {
        lock.lock();
        try {
            seen.remove(new Key(resource, externalId));
        } finally {
            lock.unlock();
        }
    }

    /** Whether the entity was seen to exist. */
    public boolean contains(Resource resource, String externalId) {
        lock.lock();
        try {
            return seen.get(new Key(resource, externalId)) != null;
        } finally {
            lock.unlock();
        }
    }

    private record Key(Resource resource, String externalId) {}
}
