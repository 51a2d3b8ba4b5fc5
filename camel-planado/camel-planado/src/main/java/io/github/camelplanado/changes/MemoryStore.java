package io.github.camelplanado.changes;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelplanado.api.ChangeStore;

/** Knows as long as the JVM lives. */
public final class MemoryStore implements ChangeStore {

    private final Map<String, Map<String, Long>> versions = new ConcurrentHashMap<>();
    private final Map<String, Checkpoint> checkpoints = new ConcurrentHashMap<>();

    @Override
    public void open() {
        // nothing to do
    }

    @Override
    public Map<String, Long> known(String stream, Collection<String> uuids) {
        Map<String, Long> all = versions.getOrDefault(stream, Map.of());
        Map<String, Long> known = new HashMap<>();
        for (String uuid : uuids) {
            Long version = all.get(uuid);
            if (version != null) {
                known.put(uuid, version);
            }
        }
        return known;
    }

    @Override
    public void told(String stream, Map<String, Long> told) {
        Map<String, Long> all = versions.computeIfAbsent(stream, name -> new ConcurrentHashMap<>());
        told.forEach((uuid, version) -> all.merge(uuid, version, Math::max));
    }

    @Override
    public Optional<Checkpoint> checkpoint(String stream) {
        return Optional.ofNullable(checkpoints.get(stream));
    }

    @Override
    public void checkpoint(String stream, Checkpoint checkpoint) {
        checkpoints.put(stream, checkpoint);
    }

    @Override
    public void close() {
        versions.clear();
        checkpoints.clear();
    }
}
