package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.github.camelplanado.changes.merge.Brake;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.changes.store.Sweeps.End;

/**
 * Ends a complete sweep in two transactions. The first looks at the whole stream, for seconds with a million entities, and locks
 * nothing: what is unseen can only become less meanwhile. The second writes, and holds the row of the stream for a moment, on
 * which the heartbeat waits.
 */
final class SweepEnd {

    private final Database database;
    private final Merging merging;

    SweepEnd(Database database, Merging merging) {
        this.database = database;
        this.merging = merging;
    }

    /**
     * What a sweep did not see.
     *
     * @param sweep its number
     * @param count how many
     * @param uuids which, or null if they are too many
     */
    record Unseen(long sweep, long count, List<String> uuids) {
        boolean braked() {
            return uuids == null;
        }
    }

    /** Empty if the lease is lost or no sweep runs. */
    Optional<Unseen> look(Connection connection, Lease lease, int maxDeletes) throws SQLException {
        String stream = lease.stream();
        Optional<Long> sweep =
                database.first(connection, "own-sweep", row -> row.getLong(1), stream, lease.holder(), lease.epoch());
        if (sweep.isEmpty()) {
            return Optional.empty();
        }
        long count = database.number(connection, "count-unseen", stream, sweep.get());
        if (Brake.holds(count, maxDeletes, known(database, connection, stream))) {
            return Optional.of(new Unseen(sweep.get(), count, null));
        }
        return Optional.of(new Unseen(
                sweep.get(),
                count,
                count == 0
                        ? List.of()
                        : database.rows(connection, "unseen", row -> row.getString(1), stream, sweep.get())));
    }

    Optional<End> end(Connection connection, Lease lease, Unseen unseen) throws SQLException {
        String stream = lease.stream();
        if (database.update(connection, "end-sweep", stream, lease.holder(), lease.epoch()) == 0) {
            return Optional.empty();
        }
        boolean braked = unseen.braked();
        database.updateOne(connection, "brake", braked ? unseen.count : null, braked ? unseen.sweep : null, stream);
        if (!braked) {
            mark(connection, stream, unseen);
        }
        return Optional.of(new End(unseen.count, braked));
    }

    /** How many entities are known, as far as the brake asks. */
    static long known(Database database, Connection connection, String stream) throws SQLException {
        return database.number(connection, "count-some-entities", stream, Brake.ENOUGH);
    }

    private void mark(Connection connection, String stream, Unseen unseen) throws SQLException {
        if (unseen.uuids.isEmpty()) {
            return;
        }
        TreeSet<String> uuids = new TreeSet<>(unseen.uuids);
        merging.lock(connection, stream, uuids);
        for (String uuid : uuids) {
            // 0 rows: it was found to be gone in the meantime
            database.update(connection, "mark-candidate", stream, uuid, unseen.sweep);
        }
    }
}
