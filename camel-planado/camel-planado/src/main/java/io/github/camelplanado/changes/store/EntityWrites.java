package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Delivery;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.changes.merge.EventClass;
import io.github.camelplanado.changes.merge.Known;
import io.github.camelplanado.changes.merge.Merge;
import io.github.camelplanado.changes.merge.Verdict;
import io.github.camelplanado.json.WireJson;

/** What a transaction writes for entities whose rows it has locked: each entity once, all of them in a handful of batches. */
final class EntityWrites {

    /** The class of a deletion that is told: an exchange of the same version that goes on must not end it with its own. */
    static final String DELETED = "deleted";

    static final int LIVE = 0;
    static final int SNAPSHOT = 1;

    private final Database database;
    private final String stream;
    private final Batch insertWaiting;
    private final Batch insertLearnt;
    private final Batch updateNews;
    private final Batch untell;
    private final Batch updateAlso;
    private final Batch updateRicher;
    private final Batch askAgain;
    private final Batch insertEvent;
    private final Batch putBody;
    private final SortedSet<String> withoutBody = new TreeSet<>();
    private final SortedSet<String> overtaken = new TreeSet<>();

    EntityWrites(Database database, String stream) {
        this.database = database;
        this.stream = stream;
        this.insertWaiting = new Batch(database, "insert-waiting");
        this.insertLearnt = new Batch(database, "insert-learnt");
        this.updateNews = new Batch(database, "update-news");
        this.untell = new Batch(database, "untell");
        this.updateAlso = new Batch(database, "update-also");
        this.updateRicher = new Batch(database, "update-richer");
        this.askAgain = new Batch(database, "mark-verify");
        this.insertEvent = new Batch(database, "insert-event");
        this.putBody = new Batch(database, "put-body");
    }

    /** An unknown entity becomes known without being told. */
    void learnt(Verdict verdict, Change change) {
        Known known = verdict.known();
        insertLearnt.add(
                stream,
                change.uuid(),
                known.version(),
                Columns.text(known.classes()),
                name(known.bodyKind()),
                change.externalId(),
                stream,
                known.version(),
                status(change));
        body(null, verdict, change);
    }

    /**
     * A newer state waits, and what waited before is overtaken.
     *
     * @param before what was known, or null
     * @param ahead how many observations of the same transaction come behind it: each of them a microsecond later
     */
    void news(Known before, Verdict verdict, Change change, int ahead) {
        Known known = verdict.known();
        if (before == null) {
            insertWaiting.add(
                    stream,
                    change.uuid(),
                    known.version(),
                    Columns.text(known.classes()),
                    name(known.bodyKind()),
                    change.externalId(),
                    known.deleted(),
                    known.deleted(),
                    stream,
                    lane(change),
                    ahead);
        } else {
            updateNews.add(
                    known.version(),
                    Columns.text(known.classes()),
                    name(known.bodyKind()),
                    change.externalId(),
                    known.deleted(),
                    known.deleted(),
                    change.source() == Source.WEBHOOK || change.source() == Source.REPLAY,
                    lane(change),
                    lane(change),
                    ahead,
                    stream,
                    change.uuid());
            if (before.deleted() && !known.deleted()) {
                // Its versions count anew: told before the deletion, this one is to be told all the same.
                untell.add(known.version(), known.version() - 1, stream, change.uuid());
            }
            overtaken.add(change.uuid());
        }
        event(known, change, 1);
        body(before, verdict, change);
    }

    /** Another event of the version that is known waits behind what waits already. */
    void also(Known before, Verdict verdict, Change change, int ahead) {
        Known known = verdict.known();
        updateAlso.add(
                Columns.text(known.classes()),
                name(known.bodyKind()),
                change.externalId(),
                lane(change),
                lane(change),
                ahead,
                stream,
                change.uuid());
        event(known, change, known.classes().size());
        body(before, verdict, change);
    }

    /** More is known of the same version. */
    void richer(Known before, Verdict verdict, Change change) {
        Known known = verdict.known();
        updateRicher.add(
                Columns.text(known.classes()), name(known.bodyKind()), change.externalId(), stream, change.uuid());
        body(before, verdict, change);
    }

    /** A list shows an entity that is gone: the repair asks, also after a restart. */
    void askAgain(Change row) {
        askAgain.add(Merge.version(row), stream, row.uuid());
    }

    void run(Connection connection) throws SQLException {
        insertWaiting.run(connection);
        insertLearnt.run(connection);
        updateNews.run(connection);
        untell.run(connection);
        updateAlso.run(connection);
        updateRicher.run(connection);
        askAgain.run(connection);
        if (!overtaken.isEmpty()) {
            database.updateOf(connection, "delete-events", overtaken, stream);
        }
        insertEvent.run(connection);
        putBody.run(connection);
        for (String uuid : withoutBody) {
            // 0 rows: it is gone already
            database.update(connection, "delete-body", stream, uuid);
        }
    }

    private void event(Known known, Change change, int seq) {
        Delivery delivery = change.delivery() == null ? new Delivery(null, null, null, null) : change.delivery();
        insertEvent.add(
                stream,
                change.uuid(),
                known.version(),
                known.deleted() ? DELETED : EventClass.of(change).name(),
                seq,
                change.eventType(),
                change.source().name(),
                change.snapshot(),
                delivery.eventUuid(),
                delivery.happenedAt(),
                delivery.attempt(),
                delivery.contextSource());
    }

    private void body(Known before, Verdict verdict, Change change) {
        if (!verdict.replacesBody()) {
            return;
        }
        if (isKept(change.bodyKind())) {
            putBody.add(stream, change.uuid(), text(change.body()));
        } else if (before != null && isKept(before.bodyKind())) {
            withoutBody.add(change.uuid());
        }
    }

    private static boolean isKept(BodyKind kind) {
        return kind != null && kind != BodyKind.NONE;
    }

    private static String name(BodyKind kind) {
        return kind == null ? null : kind.name();
    }

    private static int lane(Change change) {
        return change.snapshot() ? SNAPSHOT : LIVE;
    }

    private static String status(Change change) {
        return change.body() != null && change.body().path("status").isTextual()
                ? change.body().path("status").textValue()
                : null;
    }

    private static String text(ObjectNode body) {
        try {
            return WireJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A body that was read as JSON cannot be written", e);
        }
    }

    /** The live and the snapshot lane, the order in which they are asked. */
    static List<Integer> lanes(boolean snapshotFirst) {
        return snapshotFirst ? List.of(SNAPSHOT, LIVE) : List.of(LIVE, SNAPSHOT);
    }
}
