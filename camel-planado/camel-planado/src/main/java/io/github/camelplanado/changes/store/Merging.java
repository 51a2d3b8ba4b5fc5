package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.changes.merge.Known;
import io.github.camelplanado.changes.merge.Merge;
import io.github.camelplanado.changes.merge.Verdict;
import io.github.camelplanado.changes.store.Entities.Merged;

/**
 * Merges observations into a stream, within the caller's transaction. The rows are locked in the order of uuid before
 * anything is decided, so that two who merge the same ones wait for each other and never for ever.
 */
final class Merging {

    private final Database database;
    private final Behind behind = new Behind();

    Merging(Database database) {
        this.database = database;
    }

    /** What is stored of an entity. */
    record Stored(Known known, boolean candidate) {}

    private record Observation(Change change, int place) {}

    /**
     * Merges observations in their order.
     *
     * @param silently whether an entity that is unknown is only learnt: known and told without telling
     */
    Merged merge(Connection connection, String stream, List<Change> seen, boolean silently) throws SQLException {
        int news = 0;
        List<Change> toVerify = new ArrayList<>();
        for (SortedMap<String, Observation> round : rounds(seen)) {
            Map<String, Stored> stored = lock(connection, stream, round.keySet());
            EntityWrites writes = new EntityWrites(database, stream);
            for (Observation observed : round.values()) {
                Change change = observed.change;
                Stored before = stored.get(change.uuid());
                Known known = before == null ? null : before.known;
                Verdict verdict = Merge.of(known, change);
                behind.look(stream, known, change);
                news += verdict.isTold() && !(silently && known == null) ? 1 : 0;
                switch (verdict.what()) {
                    case NEWS -> {
                        if (silently && known == null) {
                            writes.learnt(verdict, change);
                        } else {
                            writes.news(known, verdict, change, seen.size() - observed.place);
                        }
                    }
                    case ALSO -> writes.also(known, verdict, change, seen.size() - observed.place);
                    case RICHER -> writes.richer(known, verdict, change);
                    case VERIFY -> {
                        toVerify.add(change);
                        if (known != null && known.deleted()) {
                            writes.askAgain(change);
                        }
                    }
                    case NOTHING -> {
                        // known
                    }
                }
            }
            writes.run(connection);
        }
        return new Merged(news, toVerify);
    }

    Behind behind() {
        return behind;
    }

    /** What is stored of these entities; nobody else changes it before the transaction ends. */
    Map<String, Stored> lock(Connection connection, String stream, Collection<String> uuids) throws SQLException {
        return read(connection, "lock-known", stream, uuids);
    }

    /** What is stored of these entities. */
    Map<String, Stored> look(Connection connection, String stream, Collection<String> uuids) throws SQLException {
        return read(connection, "known", stream, uuids);
    }

    private Map<String, Stored> read(Connection connection, String name, String stream, Collection<String> uuids)
            throws SQLException {
        Map<String, Stored> stored = new HashMap<>();
        database.rowsOf(
                connection, name, row -> stored.put(row.getString(1), stored(row)), new TreeSet<>(uuids), stream);
        return stored;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String body = row.getString(6);
        Known known = new Known(
                row.getLong(2),
                Columns.names(row.getString(3)),
                row.getBoolean(4),
                Columns.number(row, 5),
                body == null ? null : BodyKind.valueOf(body));
        return new Stored(known, row.getBoolean(7));
    }

    /** Observations of one entity one behind the other; the first round has every entity, so that it locks all rows. */
    private static List<SortedMap<String, Observation>> rounds(List<Change> seen) {
        List<SortedMap<String, Observation>> rounds = new ArrayList<>();
        Map<String, Integer> next = new HashMap<>();
        for (int place = 0; place < seen.size(); place++) {
            Change change = seen.get(place);
            int round = next.merge(change.uuid(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new TreeMap<>());
            }
            rounds.get(round).put(change.uuid(), new Observation(change, place));
        }
        return rounds;
    }
}
