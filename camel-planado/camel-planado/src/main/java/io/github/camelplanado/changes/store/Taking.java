package io.github.camelplanado.changes.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Delivery;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.json.WireJson;

/** Leases the next due entity and reads what is to be told of it. */
final class Taking {

    private final Database database;
    private final LaneTurns turns = new LaneTurns();

    Taking(Database database) {
        this.database = database;
    }

    private record Row(
            String uuid,
            Long toldVersion,
            String toldStatus,
            int attempts,
            BodyKind body,
            long lease,
            boolean snapshot) {}

    private record Event(String eventClass, Change change) {}

    /** What the transaction found: an entity without an event is put right, and the next one is looked for. */
    private record Taken(Row row, Due due) {}

    Optional<Due> take(String stream, String holder, Duration lease) {
        while (true) {
            boolean snapshotFirst = turns.snapshotFirst(stream);
            Taken taken = database.run(
                    "take the next change", connection -> take(connection, stream, holder, lease, snapshotFirst));
            if (taken == null) {
                return Optional.empty();
            }
            if (taken.due != null) {
                turns.taken(stream, taken.row.snapshot, snapshotFirst);
                return Optional.of(taken.due);
            }
        }
    }

    private Taken take(Connection connection, String stream, String holder, Duration lease, boolean snapshotFirst)
            throws SQLException {
        Row row = next(connection, stream, snapshotFirst);
        if (row == null) {
            return null;
        }
        Optional<Event> event = database.first(connection, "first-event", found -> event(found, row), stream, row.uuid);
        if (event.isEmpty()) {
            database.updateOne(connection, "nothing-due", stream, row.uuid);
            return new Taken(row, null);
        }
        database.updateOne(connection, "hold", holder, lease, stream, row.uuid);
        Change change = event.get().change;
        return new Taken(
                row,
                new Due(
                        stream,
                        row.uuid,
                        holder,
                        change.version() == null ? 0 : change.version(),
                        change,
                        row.toldVersion,
                        row.toldStatus,
                        row.attempts,
                        event.get().eventClass.equals(EntityWrites.DELETED),
                        row.lease + 1));
    }

    private Row next(Connection connection, String stream, boolean snapshotFirst) throws SQLException {
        for (int lane : EntityWrites.lanes(snapshotFirst)) {
            Optional<Row> row = database.first(connection, "take", found -> row(found, lane), stream, lane);
            if (row.isPresent()) {
                return row.get();
            }
        }
        return null;
    }

    private static Row row(ResultSet row, int lane) throws SQLException {
        String body = row.getString(5);
        return new Row(
                row.getString(1),
                Columns.number(row, 2),
                row.getString(3),
                row.getInt(4),
                body == null ? BodyKind.NONE : BodyKind.valueOf(body),
                row.getLong(6),
                lane == EntityWrites.SNAPSHOT);
    }

    private static Event event(ResultSet row, Row entity) throws SQLException {
        long version = row.getLong(1);
        Source source = Source.valueOf(row.getString(4));
        String body = row.getString(11);
        Change change = new Change(
                Resource.ofPath(row.getString(10)).orElseThrow(),
                entity.uuid,
                version == 0 ? null : version,
                row.getString(3),
                body == null ? WireJson.mapper().createObjectNode().put("uuid", entity.uuid) : body(body),
                body == null ? BodyKind.NONE : entity.body,
                source,
                row.getBoolean(5),
                source == Source.WEBHOOK || source == Source.REPLAY
                        ? new Delivery(row.getString(6), row.getString(7), Columns.integer(row, 8), row.getString(9))
                        : null);
        return new Event(row.getString(2), change);
    }

    private static ObjectNode body(String text) throws SQLException {
        try {
            return (ObjectNode) WireJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new SQLException("The table planado_body has something that is no JSON", e);
        }
    }
}
