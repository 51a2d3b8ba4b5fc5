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
    private final Map<Key, String> uuids = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MAX_IDS;
        }
    };

    /**
     * Notes that an entity exists.
     *
     * @param uuid its uuid; null if the answer does not tell it, then the one that was known stays
     */
    public void add(Resource resource, String externalId, String uuid) {
        lock.lock();
        try {
            if (uuid == null) {
                uuids.putIfAbsent(new Key(resource, externalId), "");
            } else {
                uuids.put(new Key(resource, externalId), uuid);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Notes that an entity does not exist.
     *
     * @param id its external id or its uuid
     */
    public void remove(Resource resource, String id) {
        lock.lock();
        try {
            uuids.remove(new Key(resource, id));
            // Deletions are rare; a second map for them would cost every write.
            uuids.entrySet()
                    .removeIf(entry -> entry.getKey().resource() == resource
                            && entry.getValue().equals(id));
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything: something was written that may have renamed or deleted any entity. */
    public void clear() {
        lock.lock();
        try {
            uuids.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the entity was seen to exist. */
    public boolean contains(Resource resource, String externalId) {
        return uuid(resource, externalId) != null;
    }

    /** The uuid of an entity that was seen to exist, empty if that is not known; null if it was not seen. */
    public String uuid(Resource resource, String externalId) {
        lock.lock();
        try {
            return uuids.get(new Key(resource, externalId));
        } finally {
            lock.unlock();
        }
    }

    private record Key(Resource resource, String externalId) {}
}
