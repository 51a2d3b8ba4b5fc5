package io.github.camelplanado.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.json.WireJson;

/**
 * What was written last to entities: the least used ones are forgotten first, at 8 MiB of what was sent. Safe for many threads.
 */
final class LastWrites {

    static final long MAX_BYTES = 8L << 20;
    /** What an entry costs beside what was sent, about. */
    static final int ENTRY_BYTES = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<EntityId, Sent> byName = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /**
     * Remembers a write, unless a later one is remembered.
     *
     * @param number in the order of writes
     * @param sent from {@link #bytes}
     */
    void put(Collection<EntityId> names, long number, byte[] sent) {
        Sent written = new Sent(number, sent);
        lock.lock();
        try {
            for (EntityId name : names) {
                Sent before = byName.get(name);
                if (before == null || before.number <= number) {
                    byName.put(name, written);
                    bytes += written.size() - (before == null ? 0 : before.size());
                }
            }
            Iterator<Sent> eldest = byName.values().iterator();
            while (bytes > MAX_BYTES) {
                bytes -= eldest.next().size();
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last of what was written under any of these names. */
    Optional<ObjectNode> find(List<EntityId> names) {
        lock.lock();
        try {
            return names.stream()
                    .map(byName::get)
                    .filter(Objects::nonNull)
                    .max(Comparator.comparingLong(Sent::number))
                    .map(found -> json(found.json));
        } finally {
            lock.unlock();
        }
    }

    /** The same without some keys. */
    static byte[] without(byte[] sent, Collection<String> keys) {
        return bytes(json(sent).without(keys));
    }

    static byte[] bytes(ObjectNode json) {
        try {
            return WireJson.mapper().writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode json(byte[] bytes) {
        try {
            return (ObjectNode) WireJson.mapper().readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As bytes, since a tree of nodes takes several times as much. */
    private static final class Sent {
        private final long number;
        private final byte[] json;

        Sent(long number, byte[] json) {
            this.number = number;
            this.json = json;
        }

        long number() {
            return number;
        }

        long size() {
            return json.length + (long) ENTRY_BYTES;
        }
    }
}
