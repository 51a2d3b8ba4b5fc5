package io.github.camelplanado.simulator.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.RefusedException;

/**
 * The entities of one kind, by uuid, by external id and in the order of creation. Nothing here scans: a page costs as
 * much in a list of a million as in a list of ten.
 */
final class EntityStore {
    private static final long NONE = Long.MIN_VALUE;
    private static final long BOTTOM = 0;
    private static final long TOP = Long.MAX_VALUE - 1;

    private final NavigableMap<Long, Entity> bySerial = new TreeMap<>();
    private final Map<String, Long> serialByUuid = new HashMap<>();
    private final Map<String, Long> serialByExternalId = new HashMap<>();
    private final Map<String, Long> deletedSerials = new HashMap<>();
    private final Set<Long> goneSeeds = new HashSet<>();
    private final Set<String> deletedExternalIds = new HashSet<>();
    private final List<SeededRows> seeds = new ArrayList<>();
    private final NavigableMap<Long, Entity> ghosts = new TreeMap<>();
    private final Settings settings;
    private long count;

    EntityStore(Settings settings) {
        this.settings = settings;
    }

    /** Finds by uuid or by external id. Which of them wins is unknown for an external id that looks like a uuid. */
    Entity find(String id) {
        String rule = isUuid(id) ? settings.knobs().text(Knob.EXTERNAL_ID_LIKE_UUID) : "uuid-first";
        Entity first = rule.equals("external-id-first") ? byExternalId(id) : byUuid(id);
        if (first != null || rule.equals("uuid-only")) {
            return first;
        }
        return rule.equals("external-id-first") ? byUuid(id) : byExternalId(id);
    }

    static boolean isUuid(String id) {
        try {
            return id.length() == 36 && UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Entity byUuid(String uuid) {
        Long serial = serialOf(uuid);
        return serial == null ? null : at(serial);
    }

    private Long serialOf(String uuid) {
        Long own = serialByUuid.get(uuid);
        for (int i = 0; own == null && i < seeds.size(); i++) {
            own = seeds.get(i).serialOf(uuid);
            own = own == null || goneSeeds.contains(own) ? null : own;
        }
        return own;
    }

    private Entity byExternalId(String id) {
        Long own = serialByExternalId.get(id);
        if (own != null) {
            return bySerial.get(own);
        }
        for (SeededRows rows : seeds) {
            Long serial = rows.serialOfExternalId(id);
            Entity found = serial == null ? null : at(serial);
            if (found != null && id.equals(found.externalId())) {
                return found;
            }
        }
        return null;
    }

    private Entity at(long serial) {
        Entity own = bySerial.get(serial);
        if (own != null || goneSeeds.contains(serial)) {
            return own;
        }
        for (SeededRows rows : seeds) {
            if (rows.holds(serial)) {
                return rows.at(serial);
            }
        }
        return null;
    }

    boolean deletedHad(String externalId) {
        return deletedExternalIds.contains(externalId);
    }

    boolean isTaken(String externalId) {
        return byExternalId(externalId) != null
                || (settings.flag(Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN) && deletedHad(externalId));
    }

    void put(Entity entity) {
        Entity old = at(entity.serial());
        bySerial.put(entity.serial(), entity);
        if (old == null) {
            count++;
        } else if (old.externalId() != null) {
            serialByExternalId.remove(old.externalId());
        }
        serialByUuid.put(entity.uuid(), entity.serial());
        if (entity.externalId() != null) {
            serialByExternalId.put(entity.externalId(), entity.serial());
        }
    }

    void seed(SeededRows rows) {
        seeds.add(rows);
        count += rows.last() - rows.first() + 1;
    }

    /** Whether an external id that is there already is one of the rows'. */
    boolean meets(SeededRows rows) {
        return serialByExternalId.keySet().stream().anyMatch(id -> rows.serialOfExternalId(id) != null)
                || seeds.stream().anyMatch(other -> rows.meets(other));
    }

    void remove(Entity entity) {
        bySerial.remove(entity.serial());
        serialByUuid.remove(entity.uuid());
        deletedSerials.put(entity.uuid(), entity.serial());
        if (seeds.stream().anyMatch(rows -> rows.holds(entity.serial()))) {
            goneSeeds.add(entity.serial());
        }
        if (entity.externalId() != null) {
            serialByExternalId.remove(entity.externalId());
            deletedExternalIds.add(entity.externalId());
        }
        if (settings.flag(Knob.DELETED_STAYS_LISTED)) {
            ghosts.put(entity.serial(), entity);
        }
        count--;
    }

    boolean wasDeleted(String uuid) {
        return deletedSerials.containsKey(uuid);
    }

    long count() {
        return count;
    }

    List<Entity> oldestFirst() {
        return page(null, false, entity -> !ghosts.containsKey(entity.serial()), Integer.MAX_VALUE);
    }

    /** One page. */
    List<Entity> page(String after, boolean newestFirst, Predicate<Entity> filter, int size) {
        List<Entity> page = new ArrayList<>();
        long start = newestFirst ? TOP : BOTTOM;
        long at = after == null ? start : position(after, newestFirst);
        for (at = next(at, newestFirst); at != NONE && page.size() < size; at = next(at, newestFirst)) {
            Entity entity = ghosts.getOrDefault(at, at(at));
            if (entity != null && filter.test(entity)) {
                page.add(entity);
            }
        }
        return page;
    }

    /** The next place that may hold an entity. */
    private long next(long from, boolean down) {
        Long own = down ? bySerial.lowerKey(from) : bySerial.higherKey(from);
        long best = nearer(own, down ? ghosts.lowerKey(from) : ghosts.higherKey(from), down);
        for (SeededRows rows : seeds) {
            long place = down ? Math.min(rows.last(), from - 1) : Math.max(rows.first(), from + 1);
            boolean nearer = best == NONE || (down ? place > best : place < best);
            if (rows.holds(place) && nearer) {
                best = place;
            }
        }
        return best;
    }

    private static long nearer(Long left, Long right, boolean down) {
        if (left == null || right == null) {
            return left != null ? left : right != null ? right : NONE;
        }
        return down ? Math.max(left, right) : Math.min(left, right);
    }

    private long position(String cursor, boolean newestFirst) {
        Long live = serialOf(cursor);
        if (live != null) {
            return live;
        }
        Long deleted = deletedSerials.get(cursor);
        Knobs knobs = settings.knobs();
        String rule = deleted == null ? knobs.text(Knob.CURSOR_UNKNOWN) : knobs.text(Knob.CURSOR_ON_DELETED);
        if (deleted != null && ghosts.containsKey(deleted)) {
            return deleted;
        }
        return switch (rule) {
            case "not-found" -> throw RefusedException.notFound();
            case "go-on" -> deleted;
            case "top" -> newestFirst ? TOP : BOTTOM;
            default -> newestFirst ? BOTTOM : TOP;
        };
    }
}
