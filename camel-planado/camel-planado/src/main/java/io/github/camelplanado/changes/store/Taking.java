package io.github.camelplanado.changes.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Delivery;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Queue.Held;
import io.github.camelplanado.json.WireJson;

/** Leases the next due entity and reads what is to be told of it. */
final class Taking {

    private final Database database;
    private final LaneTurns turns = new LaneTurns();

    Taking(Database database) {
        this.database = database;
    }

    /** What a try gave: no due if another one was faster, or if nothing was left to tell after all. */
    private record Taken(Due due, boolean snapshot) {}

    Optional<Due> take(String stream, String holder, Duration lease) {
        while (true) {
            boolean snapshotFirst = turns.snapshotFirst(stream);
            Optional<Taken> taken = take("take", EntityWrites.lanes(snapshotFirst), stream, holder, lease);
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            if (taken.get().due != null) {
                turns.taken(stream, taken.get().snapshot, snapshotFirst);
                return Optional.of(taken.get().due);
            }
        }
    }

    Optional<Due> takeTold(String stream, String holder, Duration lease) {
        Optional<Taken> taken;
        do {
            taken = take("take-told", List.of(EntityWrites.LIVE), stream, holder, lease);
        } while (taken.isPresent() && taken.get().due == null);
        return taken.map(Taken::due);
    }

    Optional<Due> again(Held held, Duration lease) {
        return database.run("go on with a change that waited", connection -> {
            int rows = database.update(
                    connection, "prolong", lease, held.stream(), held.uuid(), held.holder(), held.lease());
            return rows == 0
                    ? Optional.<Due>empty()
                    : Optional.ofNullable(due(connection, held.stream(), held.uuid(), held.holder()));
        });
    }

    private Optional<Taken> take(String statement, List<Integer> lanes, String stream, String holder, Duration lease) {
        return database.runByIndex("take the next change", connection -> {
            for (int lane : lanes) {
                Optional<String> uuid = database.first(connection, statement, row -> row.getString(1), stream, lane);
                if (uuid.isPresent()) {
                    Due due = hold(connection, stream, uuid.get(), holder, lease);
                    return Optional.of(new Taken(due, lane == EntityWrites.SNAPSHOT));
                }
            }
            return Optional.<Taken>empty();
        });
    }

    private Due hold(Connection connection, String stream, String uuid, String holder, Duration lease)
            throws SQLException {
        long number = ThreadLocalRandom.current().nextLong();
        return database.update(connection, "hold", holder, number, lease, stream, uuid) == 0
                ? null
                : due(connection, stream, uuid, holder);
    }

    /** Of an entity that is leased; null, and not leased any more, if there is nothing to tell. */
    private Due due(Connection connection, String stream, String uuid, String holder) throws SQLException {
        Optional<Due> due =
                database.first(connection, "first-event", row -> due(row, stream, uuid, holder), stream, uuid);
        if (due.isEmpty()) {
            database.updateOne(connection, "nothing-due", stream, uuid);
        }
        return due.orElse(null);
    }

    private static Due due(ResultSet row, String stream, String uuid, String holder) throws SQLException {
        return new Due(
                stream,
                uuid,
                holder,
                row.getLong(1),
                change(row, uuid),
                Columns.number(row, 13),
                row.getString(14),
                row.getInt(15),
                row.getInt(17),
                row.getString(2).equals(EntityWrites.DELETED),
                row.getLong(16));
    }

    private static Change change(ResultSet row, String uuid) throws SQLException {
        long version = row.getLong(1);
        Source source = Source.valueOf(row.getString(4));
        String body = row.getString(11);
        return new Change(
                Resource.ofPath(row.getString(10)).orElseThrow(),
                uuid,
                version == 0 ? null : version,
                row.getString(3),
                body == null ? WireJson.mapper().createObjectNode().put("uuid", uuid) : body(body),
                body == null ? BodyKind.NONE : BodyKind.valueOf(row.getString(12)),
                source,
                row.getBoolean(5),
                source == Source.WEBHOOK || source == Source.REPLAY
                        ? new Delivery(row.getString(6), row.getString(7), Columns.integer(row, 8), row.getString(9))
                        : null);
    }

    private static ObjectNode body(String text) throws SQLException {
        try {
            return (ObjectNode) WireJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new SQLException("The table planado_body has something that is no JSON", e);
        }
    }
}
