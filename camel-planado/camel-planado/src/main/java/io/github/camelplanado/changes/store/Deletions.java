package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.merge.Brake;
import io.github.camelplanado.changes.merge.Known;
import io.github.camelplanado.changes.merge.Merge;
import io.github.camelplanado.changes.merge.Verdict;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.changes.store.Merging.Stored;

/** What the answer to a call for an entity does: there, or gone. Within the caller's transaction. */
final class Deletions {

    private static final int AT_ONCE = 5000;

    private final Database database;
    private final Merging merging;

    Deletions(Database database, Merging merging) {
        this.database = database;
        this.merging = merging;
    }

    private record Row(String stream, String uuid) {}

    private record Detail(long deletions, boolean braked) {}

    void alive(Connection connection, String stream, Change full) throws SQLException {
        Stored stored = stored(connection, stream, full.uuid());
        if (stored != null && stored.known().deleted() && !stored.candidate()) {
            return;
        }
        merging.merge(connection, stream, List.of(full), false);
        // 0 rows: an observation that proves nothing made nothing known
        database.update(connection, "mark-alive", stream, stream, full.uuid());
    }

    boolean gone(Connection connection, String stream, String uuid, Change deletion, DeletedBy by, int maxDeletes)
            throws SQLException {
        // the stream before its entities, as everywhere
        Detail detail = by == DeletedBy.DETAIL ? detail(connection, stream) : null;
        Stored stored = stored(connection, stream, uuid);
        Known known = stored == null ? null : stored.known();
        Verdict verdict = Merge.gone(known, deletion);
        if (!verdict.isTold()) {
            if (stored != null && stored.candidate()) {
                database.updateOne(connection, "clear-candidate", stream, uuid);
            }
            return true;
        }
        if (detail != null) {
            if (Brake.holds(detail.deletions + 1, maxDeletes, SweepEnd.known(database, connection, stream))) {
                holdBack(connection, stream, uuid, stored, detail);
                return false;
            }
            database.updateOne(connection, "count-detail-deletion", stream);
        }
        EntityWrites writes = new EntityWrites(database, stream);
        writes.news(known, verdict, deletion, 1);
        writes.run(connection);
        if (stored != null) {
            database.updateOne(connection, "clear-candidate", stream, uuid);
        }
        return true;
    }

    void stillGone(Connection connection, String stream, String uuid, long listedVersion) throws SQLException {
        Stored stored = stored(connection, stream, uuid);
        if (stored != null && stored.known().deleted()) {
            Known listed = Merge.stillGone(stored.known(), listedVersion);
            database.updateOne(connection, "still-gone", listed.listedVersion(), stream, uuid);
        }
    }

    int purge(Connection connection, Duration age) throws SQLException {
        List<Row> old = database.rows(
                connection,
                "lock-old-tombstones",
                row -> new Row(row.getString(1), row.getString(2)),
                age,
                age,
                AT_ONCE);
        Batch entities = new Batch(database, "delete-tombstone");
        for (Row row : old) {
            entities.add(row.stream, row.uuid);
            database.update(connection, "delete-body", row.stream, row.uuid);
        }
        entities.run(connection);
        return old.size();
    }

    /** Unseen, as if a sweep had missed it: released with the others, unless a sweep sees it before. */
    private void holdBack(Connection connection, String stream, String uuid, Stored stored, Detail detail)
            throws SQLException {
        boolean counted = detail.braked
                && database.first(connection, "is-unseen", row -> row.getString(1), stream, uuid)
                        .isPresent();
        if (!counted && stored != null) {
            database.updateOne(connection, "brake-detail-deletion", stream);
            database.updateOne(connection, "unsee", stream, uuid);
        }
    }

    private Detail detail(Connection connection, String stream) throws SQLException {
        return database.first(
                        connection,
                        "lock-detail-deletions",
                        row -> new Detail(row.getLong(1), Columns.number(row, 2) != null),
                        stream)
                .orElseThrow(() -> new IllegalStateException("The stream '" + stream + "' is not registered"));
    }

    private Stored stored(Connection connection, String stream, String uuid) throws SQLException {
        return merging.lock(connection, stream, Set.of(uuid)).get(uuid);
    }
}
