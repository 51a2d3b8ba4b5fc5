package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.merge.Known;

/** What is known of each entity of a stream. */
public final class Entities {

    /** A tombstone outlives the vendor's week of repeated deliveries. */
    public static final Duration TOMBSTONES_LIVE = Duration.ofDays(14);

    private final Database database;
    private final Merging merging;
    private final Deletions deletions;

    Entities(Database database, Merging merging) {
        this.database = database;
        this.merging = merging;
        this.deletions = new Deletions(database, merging);
    }

    /**
     * What merging did.
     *
     * @param news how many changes are to be told that were not before
     * @param toVerify observations that prove nothing: the entity must be asked for
     */
    public record Merged(int news, List<Change> toVerify) {}

    /** Who found that an entity is gone. */
    public enum DeletedBy {
        /** Missing in a complete sweep, then asked for. */
        SWEEP,
        /** Named by a webhook, then asked for. */
        WEBHOOK,
        /** Asked for because its body was wanted. Not covered by the brake of a sweep, so it has one of its own. */
        DETAIL
    }

    /**
     * What is known of these entities; one that is unknown is absent.
     *
     * @param uuids at most some hundred
     */
    public Map<String, Known> known(String stream, Collection<String> uuids) {
        if (uuids.isEmpty()) {
            return Map.of();
        }
        return database.run("read what is known", connection -> {
            Map<String, Known> known = new HashMap<>();
            merging.look(connection, stream, uuids).forEach((uuid, stored) -> known.put(uuid, stored.known()));
            return known;
        });
    }

    /**
     * How often a list or an answer showed an entity in a lower version than was known, since this JVM opened the store. A few
     * are lists that lag; if it grows with each sweep, a stored version is too high.
     */
    public long behind(String stream) {
        return merging.behind().of(stream);
    }

    /** Merges observations in their order, all or nothing. */
    public Merged merge(String stream, List<Change> seen) {
        if (seen.isEmpty()) {
            return new Merged(0, List.of());
        }
        return database.runByIndex("merge what was seen", connection -> merging.merge(connection, stream, seen, false));
    }

    /**
     * Entities that must be asked for: unseen by a complete sweep, or seen in a list although they are gone; in
     * the order of uuid.
     */
    public List<String> candidates(String stream, int most) {
        return candidates(stream, "", most);
    }

    /**
     * The same from some place on.
     *
     * @param after only those with a greater uuid
     */
    public List<String> candidates(String stream, String after, int most) {
        return database.run(
                "read candidates for deletion",
                connection -> database.rows(connection, "candidates", row -> row.getString(1), stream, after, most));
    }

    /**
     * The vendor has the entity. It is merged and no candidate any more. One that is known to be gone comes back only if it was
     * a candidate: otherwise the answer is older than the one that said it was gone.
     *
     * @param full the entity as it was answered, source {@code REPAIR}
     */
    public void alive(String stream, Change full) {
        database.run("note that an entity is there", connection -> {
            deletions.alive(connection, stream, full);
            return null;
        });
    }

    /**
     * The vendor answered 404: the entity is gone, and that is told with its last known version and state. What waited of it is
     * not told any more.
     *
     * @param deletion what is told: the event that said so, or {@code <entity>_deleted} found by reading
     * @param by who found it
     * @param maxDeletes as in {@link io.github.camelplanado.changes.merge.Brake#most}: for {@code DETAIL}, how many since the
     *     last sweep
     * @return false if it is one too many by {@code DETAIL}: nothing is told, and it is held back with those of a sweep
     */
    public boolean gone(String stream, String uuid, Change deletion, DeletedBy by, int maxDeletes) {
        return database.run(
                "note that an entity is gone",
                connection -> deletions.gone(connection, stream, uuid, deletion, by, maxDeletes));
    }

    /**
     * The vendor answered 404 for an entity that is known to be gone and that a list shows all the same.
     *
     * @param listedVersion the version in the list, 0 if none: not asked for again
     */
    public void stillGone(String stream, String uuid, long listedVersion) {
        database.run("note that an entity is still gone", connection -> {
            deletions.stillGone(connection, stream, uuid, listedVersion);
            return null;
        });
    }

    /** How many entities are known and not gone. */
    public long count(String stream) {
        return database.run("count entities", connection -> database.number(connection, "count-entities", stream));
    }

    /**
     * Forgets entities that are gone, in all streams: told long ago, and in no list for two sweeps, or for as long where none
     * sweeps.
     *
     * @param age at least {@link #TOMBSTONES_LIVE}, which is taken instead of a shorter one
     * @return how many, at most some thousand in a call
     */
    public int purgeTombstones(Duration age) {
        Duration least = age.compareTo(TOMBSTONES_LIVE) < 0 ? TOMBSTONES_LIVE : age;
        return database.run("forget entities that are gone", connection -> purge(connection, least));
    }

    private int purge(Connection connection, Duration age) throws SQLException {
        return deletions.purge(connection, age);
    }
}
