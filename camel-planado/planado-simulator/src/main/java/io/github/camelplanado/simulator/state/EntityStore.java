package io.github.camelplanado.simulator.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.RefusedException;

/** The entities of one kind, by uuid, by external id and in the order of creation. */
final class EntityStore {
    private final NavigableMap<Long, Entity> bySerial = new TreeMap<>();
    private final Map<String, Long> serialByUuid = new HashMap<>();
    private final Map<String, Long> serialByExternalId = new HashMap<>();
    private final Map<String, Long> deletedSerials = new HashMap<>();
    private final Set<String> deletedExternalIds = new HashSet<>();

    /** Finds by uuid, else by external id. Which of them wins is unknown for an external id that looks like a uuid. */
    Entity find(String id) {
        Long serial = serialByUuid.getOrDefault(id, serialByExternalId.get(id));
        return serial == null ? null : bySerial.get(serial);
    }

    boolean deletedHad(String externalId) {
        return deletedExternalIds.contains(externalId);
    }

    boolean isTaken(String externalId, Knobs knobs) {
        return serialByExternalId.containsKey(externalId)
                || (knobs.flag(Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN) && deletedHad(externalId));
    }

    void put(Entity entity) {
        Entity old = bySerial.put(entity.serial(), entity);
        if (old != null && old.externalId() != null) {
            serialByExternalId.remove(old.externalId());
        }
        serialByUuid.put(entity.uuid(), entity.serial());
        if (entity.externalId() != null) {
            serialByExternalId.put(entity.externalId(), entity.serial());
        }
    }

    void remove(Entity entity) {
        bySerial.remove(entity.serial());
        serialByUuid.remove(entity.uuid());
        deletedSerials.put(entity.uuid(), entity.serial());
        if (entity.externalId() != null) {
            serialByExternalId.remove(entity.externalId());
            deletedExternalIds.add(entity.externalId());
        }
    }

    boolean wasDeleted(String uuid) {
        return deletedSerials.containsKey(uuid);
    }

    Collection<Entity> oldestFirst() {
        return bySerial.values();
    }

    /** One page, newest first. */
    List<Entity> page(String after, Predicate<Entity> filter, int size, Knobs knobs) {
        NavigableMap<Long, Entity> rest = after == null ? bySerial : bySerial.headMap(position(after, knobs), false);
        return rest.descendingMap().values().stream().filter(filter).limit(size).toList();
    }

    private long position(String cursor, Knobs knobs) {
        Long live = serialByUuid.get(cursor);
        if (live != null) {
            return live;
        }
        Long deleted = deletedSerials.get(cursor);
        String rule = deleted == null ? knobs.text(Knob.CURSOR_UNKNOWN) : knobs.text(Knob.CURSOR_ON_DELETED);
        return switch (rule) {
            case "not-found" -> throw RefusedException.notFound();
            case "go-on" -> deleted;
            case "top" -> Long.MAX_VALUE;
            default -> Long.MIN_VALUE;
        };
    }
}
