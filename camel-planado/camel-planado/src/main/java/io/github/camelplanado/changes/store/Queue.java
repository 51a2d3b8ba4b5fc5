package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.merge.EventClass;

/**
 * What waits to be told, one change at a time for an entity. Whoever takes an entity leases it, and what he marks afterwards
 * counts only while the lease is his: a lease that ran out is good until another one takes the entity.
 */
public final class Queue {

    private final Database database;
    private final Taking taking;
    private final Raising raising;

    Queue(Database database, Merging merging) {
        this.database = database;
        this.taking = new Taking(database);
        this.raising = new Raising(database, merging);
    }

    /**
     * A change that is to be told, leased.
     *
     * @param holder who leased it
     * @param version of the change, 0 if it has none
     * @param change the first event that waits, with the newest body
     * @param toldVersion the newest version told before, or null
     * @param previousStatus the status told before, or null at first sight and where there is none
     * @param attempts how often this change was taken in vain, whatever the reason
     * @param failures how often of these the route failed with it, or the vendor refused to tell of it
     * @param deleted whether it tells that the entity is gone
     * @param lease number of the lease, by chance: a second one by the same holder is another, also after a reset
     */
    public record Due(
            String stream,
            String uuid,
            String holder,
            long version,
            Change change,
            Long toldVersion,
            String previousStatus,
            int attempts,
            int failures,
            boolean deleted,
            long lease) {

        /** The lease without what it is of. */
        public Held held() {
            return new Held(stream, uuid, holder, lease);
        }
    }

    /**
     * The lease of a change that was taken, for those who keep many of them.
     *
     * @param holder who leased it
     * @param lease its number
     */
    public record Held(String stream, String uuid, String holder, long lease) {}

    /**
     * A change that was told in vain too often.
     *
     * @param externalId or null
     * @param attempts how often the route failed with it
     * @param since when it was parked, by the database's clock
     */
    public record Parked(String uuid, String externalId, long version, String reason, int attempts, Instant since) {}

    /**
     * How much waits.
     *
     * @param waiting entities that wait to be told or are being told, without the parked ones
     * @param parked entities that wait for an operator or a newer version
     * @param oldest how long the oldest of the waiting ones has waited, or null if none waits
     */
    public record Counts(long waiting, long parked, Duration oldest) {}

    /**
     * Leases the next due entity: live ones before those of the first copy, and of each the one that is due longest.
     *
     * @param holder unique for each life of a JVM
     * @param lease how long nobody else gets it
     */
    public Optional<Due> take(String stream, String holder, Duration lease) {
        return taking.take(stream, holder, lease);
    }

    /** The same, but only live changes of entities of which something was told before. */
    public Optional<Due> takeTold(String stream, String holder, Duration lease) {
        return taking.takeTold(stream, holder, lease);
    }

    /**
     * What is to be told now of an entity whose lease was kept: the newest version.
     *
     * @param lease from now on
     * @return empty if the lease was lost or nothing is left to tell
     */
    public Optional<Due> again(Held held, Duration lease) {
        return taking.again(held, lease);
    }

    /**
     * Merges the entity as it was fetched for a change that was taken, if that is newer: whatever is older than what is told
     * next is then no news any more, however late it comes. The lease stays.
     *
     * @param fetched the change with the entity that the vendor answered, in the version of {@code due} or above
     * @return what is to be told in place of {@code due}; empty if the lease was lost or the entity is gone by now
     */
    public Optional<Due> raise(Due due, Change fetched) {
        return database.run(
                "raise a change to what was fetched", connection -> raising.raise(connection, due, fetched));
    }

    /**
     * Marks a change as told. What came in the meantime is due. The version counts unless the entity is one that has come back
     * meanwhile: then its versions count anew.
     *
     * @param status of the body that was told, or null
     * @return false if the lease was lost; nothing is marked then
     */
    public boolean told(Due due, String status) {
        return database.runByIndex("mark a change as told", connection -> tell(connection, due, status));
    }

    /**
     * The same in the caller's transaction, which he commits, or rolls back if this is false.
     *
     * @throws org.apache.camel.RuntimeCamelException if the database refuses
     */
    public boolean told(Connection connection, Due due, String status) {
        return database.within("mark a change as told", connection, open -> tell(open, due, status));
    }

    /**
     * Marks one version of several as told; the lease stays and the change waits on, until {@link #told}.
     *
     * @param version which one; marks never go back
     * @param status told with it, or null
     * @return false if the lease was lost; nothing is marked then
     */
    public boolean toldVersion(Due due, long version, String status) {
        return database.runByIndex(
                "mark a version as told", connection -> tellVersion(connection, due, version, status));
    }

    /** The same in the caller's transaction. */
    public boolean toldVersion(Connection connection, Due due, long version, String status) {
        return database.within("mark a version as told", connection, open -> tellVersion(open, due, version, status));
    }

    /**
     * The exchange failed. If a newer version came in the meantime it is due at once, as if nothing had failed.
     *
     * @param reason one sentence
     * @param again after which time it is told again
     */
    public void failed(Due due, String reason, Duration again) {
        again(due, reason, again, 1);
    }

    /**
     * The change could not be told because of the vendor, who could not be asked or does not have it yet. It waits like one
     * that failed, but that is no failure of the change.
     *
     * @param reason one sentence
     * @param again after which time it is told again
     */
    public void postpone(Due due, String reason, Duration again) {
        again(due, reason, again, 0);
    }

    private void again(Due due, String reason, Duration again, int failures) {
        boolean gone = due.deleted;
        database.update(
                "note a failed change",
                "failed",
                due.version,
                gone,
                due.version,
                gone,
                failures,
                due.version,
                gone,
                reason,
                due.version,
                gone,
                again,
                due.stream,
                due.uuid,
                due.holder,
                due.lease);
    }

    /**
     * The exchange failed too often: the change waits for an operator or a newer version. If a newer one came in the meantime
     * it is due at once.
     *
     * @param reason one sentence
     */
    public void park(Due due, String reason) {
        boolean gone = due.deleted;
        database.update(
                "park a change",
                "park",
                due.version,
                gone,
                due.version,
                gone,
                due.version,
                gone,
                reason,
                due.version,
                gone,
                due.version,
                gone,
                due.stream,
                due.uuid,
                due.holder,
                due.lease);
    }

    /** Gives a change back untold, e.g. when the consumer stops; it is due as before. */
    public void giveBack(Due due) {
        giveBack(due.held());
    }

    /** Gives a lease back that was kept. */
    public void giveBack(Held held) {
        database.update("give a change back", "give-back", held.stream, held.uuid, held.holder, held.lease);
    }

    /**
     * Prolongs leases. What their holder does not know of runs out: one whose taking was committed while the connection broke
     * would otherwise be held for as long as there is anything to do.
     *
     * @return how many are still good
     */
    public int extend(Collection<Held> held, Duration lease) {
        List<Held> ordered = held.stream()
                .sorted(Comparator.comparing(Held::stream).thenComparing(Held::uuid))
                .toList();
        return database.run("prolong leases", connection -> {
            int extended = 0;
            // One by one in the order in which everybody locks them; what was given back meanwhile has no row.
            for (Held one : ordered) {
                extended += database.update(connection, "prolong", lease, one.stream, one.uuid, one.holder, one.lease);
            }
            return extended;
        });
    }

    /** The parked changes, longest first. */
    public List<Parked> parked(String stream, int most) {
        return database.run(
                "read what is parked",
                connection -> database.rows(
                        connection,
                        "parked",
                        row -> new Parked(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getInt(5),
                                Columns.time(row, 6)),
                        stream,
                        most));
    }

    /**
     * Makes parked changes due again.
     *
     * @param uuid which, or null for all
     * @return how many
     */
    public int release(String stream, String uuid) {
        return database.run("release parked changes", connection -> {
            SortedSet<String> parked = lockParked(connection, stream, uuid);
            return parked.isEmpty() ? 0 : database.updateOf(connection, "release", parked, stream);
        });
    }

    /**
     * Forgets parked changes: they are never told, nor is what the history has up to their version. The next version is.
     *
     * @param uuid which, or null for all
     * @return how many
     */
    public int drop(String stream, String uuid) {
        return database.run("drop parked changes", connection -> {
            SortedSet<String> parked = lockParked(connection, stream, uuid);
            if (parked.isEmpty()) {
                return 0;
            }
            database.updateOf(connection, "delete-events", parked, stream);
            return database.updateOf(connection, "drop", parked, stream);
        });
    }

    /** How much waits. */
    public Counts counts(String stream) {
        return database.run("count what waits", connection -> {
            long waiting = 0;
            Duration oldest = null;
            for (int lane : EntityWrites.lanes(false)) {
                Counts counts = database.first(
                                connection,
                                "count-waiting",
                                row -> new Counts(row.getLong(1), 0, Columns.seconds(row, 2)),
                                stream,
                                lane)
                        .orElseThrow();
                waiting += counts.waiting;
                oldest = oldest == null || (counts.oldest != null && counts.oldest.compareTo(oldest) > 0)
                        ? counts.oldest
                        : oldest;
            }
            return new Counts(waiting, database.number(connection, "count-parked", stream), oldest);
        });
    }

    /**
     * How long the change that is due longest has been due without anybody who works on it; zero if there is none. A change
     * that is told again later, or is parked, is not due.
     */
    public Duration overdue(String stream) {
        return database.run("look whether something is overdue", connection -> {
            Duration longest = Duration.ZERO;
            for (int lane : EntityWrites.lanes(false)) {
                Duration overdue = database.first(connection, "overdue", row -> Columns.seconds(row, 1), stream, lane)
                        .orElse(Duration.ZERO);
                longest = overdue.compareTo(longest) > 0 ? overdue : longest;
            }
            return longest;
        });
    }

    /** How many wait for an operator or a newer version. */
    public long parkedCount(String stream) {
        return database.run("count what is parked", connection -> database.number(connection, "count-parked", stream));
    }

    /** The row of the entity is locked by the first statement, so that the last one sees all that was merged before. */
    private boolean tell(Connection connection, Due due, String status) throws SQLException {
        int rows = database.update(
                connection,
                "told",
                due.version,
                due.deleted,
                due.version,
                status,
                due.stream,
                due.uuid,
                due.holder,
                due.lease);
        if (rows == 0) {
            return false;
        }
        // 0 rows if a newer version has overtaken it
        database.update(connection, "delete-event", due.stream, due.uuid, due.version, eventClass(due));
        database.updateOne(connection, "due-again", due.stream, due.uuid);
        return true;
    }

    private boolean tellVersion(Connection connection, Due due, long version, String status) throws SQLException {
        return database.update(connection, "told-version", version, status, due.stream, due.uuid, due.holder, due.lease)
                == 1;
    }

    private SortedSet<String> lockParked(Connection connection, String stream, String uuid) throws SQLException {
        return new TreeSet<>(
                uuid == null
                        ? database.rows(connection, "lock-parked", row -> row.getString(1), stream)
                        : database.rows(connection, "lock-one-parked", row -> row.getString(1), stream, uuid));
    }

    private static String eventClass(Due due) {
        return due.deleted ? EntityWrites.DELETED : EventClass.of(due.change).name();
    }
}
