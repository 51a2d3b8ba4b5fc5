package io.github.camelplanado.changes;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.EntityState;

/** Knows as long as the JVM lives. */
public final class MemoryStore implements ChangeStore {

    private final Map<String, Map<String, EntityState>> states = new ConcurrentHashMap<>();
    private final Map<String, Checkpoint> checkpoints = new ConcurrentHashMap<>();

    @Override
    public void open() {
        // nothing to do
    }

    @Override
    public Map<String, EntityState> known(String stream, Collection<String> uuids) {
        Map<String, EntityState> all = states.getOrDefault(stream, Map.of());
        Map<String, EntityState> known = new HashMap<>();
        for (String uuid : uuids) {
            EntityState state = all.get(uuid);
            if (state != null) {
                known.put(uuid, state);
            }
        }
        return known;
    }

    @Override
    public void told(String stream, Map<String, EntityState> news) {
        Map<String, EntityState> all = states.computeIfAbsent(stream, name -> new ConcurrentHashMap<>());
        news.forEach((uuid, state) ->
                all.merge(uuid, state, (known, told) -> told.number() > known.number() ? told : known));
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
        states.clear();
        checkpoints.clear();
    }
}
