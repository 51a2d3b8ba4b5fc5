package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.merge.Brake;
import io.github.camelplanado.changes.store.Streams.Lease;

/**
 * How far the reader of a stream is. Every method that takes a lease writes only while the lease is good, and says so. An
 * entity that becomes known while a sweep runs counts as seen by it: it can have come to the list behind the sweep's back.
 */
public final class Sweeps {

    private static final String COMMA = ",";

    private final Database database;
    private final Merging merging;
    private final SweepEnd ending;

    Sweeps(Database database, Merging merging) {
        this.database = database;
        this.merging = merging;
        this.ending = new SweepEnd(database, merging);
    }

    /**
     * How far the reader is.
     *
     * @param firstDone whether a sweep was ever complete
     * @param number of the sweep that runs, or else of the last one; 0 before the first
     * @param running whether a sweep runs, or was stopped in the middle
     * @param after cursor of its next page, or null for the top
     * @param anchors uuids of elements before the cursor, for the case that it is deleted
     * @param sinceSweep since the last complete sweep began, or null if there was none
     * @param wanted whether somebody asked for a sweep since the last one began
     * @param braked how many deletions wait for an operator, or null
     * @param updatedUpTo the newest {@code updated_at} up to which everything was read, or null
     * @param learntFrom while the first sweep learns silently: uuid of the newest entity when it began, or null
     */
    public record State(
            boolean firstDone,
            long number,
            boolean running,
            String after,
            List<String> anchors,
            Duration sinceSweep,
            boolean wanted,
            Long braked,
            Instant updatedUpTo,
            String learntFrom) {}

    /**
     * How a sweep ended.
     *
     * @param candidates how many known entities it did not see
     * @param braked whether they are too many to be asked for one by one without an operator
     */
    public record End(long candidates, boolean braked) {}

    /**
     * How far the reader is.
     *
     * @throws IllegalStateException if the stream is not registered
     */
    public State state(String stream) {
        return database.run(
                        "read how far a stream is",
                        connection -> database.first(connection, "sweep-state", Sweeps::state, stream))
                .orElseThrow(() -> new IllegalStateException("The stream '" + stream + "' is not registered"));
    }

    /** Begins the next sweep from the top; one that runs is given up. */
    public boolean begin(Lease lease) {
        return guarded(lease, "begin a sweep", "begin-sweep");
    }

    /**
     * Keeps a page: its rows are merged, they count as seen, and the position moves, all or nothing.
     *
     * @param silently whether entities that are unknown are only learnt
     * @param after cursor of the next page
     * @param anchors uuids of elements before it
     * @return false if the lease is lost or no sweep runs; nothing is kept then
     */
    public boolean page(Lease lease, List<Change> rows, boolean silently, String after, List<String> anchors) {
        String stream = lease.stream();
        return database.run("keep a page of a sweep", connection -> {
            int moved = database.update(
                    connection,
                    "move-sweep",
                    after,
                    String.join(COMMA, anchors),
                    stream,
                    lease.holder(),
                    lease.epoch());
            if (moved == 0) {
                return false;
            }
            merging.merge(connection, stream, rows, silently);
            TreeSet<String> uuids = new TreeSet<>();
            rows.forEach(row -> uuids.add(row.uuid()));
            // Those that the page made known have the number already. The rest was locked in order by the merging.
            long sweep = database.number(connection, "sweep", stream);
            database.updateOf(connection, "mark-swept", uuids, sweep, stream, sweep);
            return true;
        });
    }

    /**
     * Ends a complete sweep. What it did not see becomes a candidate for deletion, unless it is too much at once: then it is
     * held back as one item until {@link #releaseDeletions}, and the next sweep counts anew.
     *
     * @param maxDeletes as in {@link Brake#most}
     * @return empty if the lease is lost or no sweep runs
     */
    public Optional<End> end(Lease lease, int maxDeletes) {
        return database.run("look what a sweep did not see", connection -> ending.look(connection, lease, maxDeletes))
                .flatMap(unseen -> database.run("end a sweep", connection -> ending.end(connection, lease, unseen)));
    }

    /** Asks for a sweep as soon as may be. */
    public void want(String stream) {
        database.update("ask for a sweep", "want-sweep", stream);
    }

    /**
     * Notes from where the first sweep learns silently.
     *
     * @param uuid of the newest entity
     * @return false if the lease is lost
     */
    public boolean learnFrom(Lease lease, String uuid) {
        return guarded(lease, "note where it learns from", "learn-from", uuid);
    }

    /**
     * Notes up to which {@code updated_at} everything was read.
     *
     * @return false if the lease is lost
     */
    public boolean updatedUpTo(Lease lease, Instant time) {
        return guarded(lease, "note how far it has read", "updated-up-to", time);
    }

    /**
     * Lets the deletions pass that were held back: those that no sweep has seen since become candidates, however many.
     *
     * @return how many
     */
    public long releaseDeletions(String stream) {
        return database.run("release deletions", connection -> {
            Optional<Long> sweep = database.first(connection, "lock-braked", row -> row.getLong(1), stream);
            if (sweep.isEmpty()) {
                return 0L;
            }
            database.updateOne(connection, "drop-brake", stream);
            return markCandidates(connection, stream, sweep.get());
        });
    }

    /**
     * Forgets that deletions are held back. The entities stay as they are, and the next complete sweep judges anew.
     *
     * @return whether there were any
     */
    public boolean dropDeletions(String stream) {
        return database.update("drop deletions", "drop-brake", stream) == 1;
    }

    private long markCandidates(Connection connection, String stream, long sweep) throws SQLException {
        database.number(connection, "lock-unseen", stream, sweep);
        return database.update(connection, "mark-candidates", stream, sweep);
    }

    private boolean guarded(Lease lease, String purpose, String name, Object... values) {
        Object[] all = new Object[values.length + 3];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = lease.stream();
        all[values.length + 1] = lease.holder();
        all[values.length + 2] = lease.epoch();
        return database.update(purpose, name, all) == 1;
    }

    private static State state(ResultSet row) throws SQLException {
        String anchors = row.getString(5);
        return new State(
                row.getBoolean(1),
                row.getLong(2),
                row.getBoolean(3),
                row.getString(4),
                anchors == null || anchors.isEmpty() ? List.of() : List.of(anchors.split(COMMA)),
                Columns.seconds(row, 6),
                row.getBoolean(7),
                Columns.number(row, 8),
                Columns.time(row, 9),
                row.getString(10));
    }
}
