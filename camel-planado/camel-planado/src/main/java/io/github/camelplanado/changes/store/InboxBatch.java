package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Entities.Merged;
import io.github.camelplanado.changes.store.Inbox.Entry;
import org.apache.camel.RuntimeCamelException;

/** Merges a batch of the inbox into the streams, in one transaction. */
final class InboxBatch {

    /** H2 locks a batch after it was looked for. */
    private static final int TAKEN_BY_ANOTHER = -1;

    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private final Database database;
    private final Merging merging;

    InboxBatch(Database database, Merging merging) {
        this.database = database;
        this.merging = merging;
    }

    int merge(String scope, int most, Function<Entry, Optional<Change>> read) {
        int merged;
        do {
            merged = mergeSome(scope, most, read);
        } while (merged == TAKEN_BY_ANOTHER);
        return merged;
    }

    private int mergeSome(String scope, int most, Function<Entry, Optional<Change>> read) {
        try {
            return database.runByIndex("merge what webhooks brought", connection -> {
                List<Long> ids = ids(connection, scope, most);
                int merged = merge(connection, scope, ids, read);
                return merged == 0 && !ids.isEmpty() ? TAKEN_BY_ANOTHER : merged;
            });
        } catch (RuntimeCamelException e) {
            if (!refusesContents(e)) {
                throw e;
            }
            return mergeOneByOne(scope, most, read);
        }
    }

    /** Of a batch that the database does not take, only the delivery that is to blame is set aside. */
    private int mergeOneByOne(String scope, int most, Function<Entry, Optional<Change>> read) {
        List<Long> ids = database.run("read what webhooks brought", connection -> ids(connection, scope, most));
        for (long id : ids) {
            try {
                database.runByIndex(
                        "merge what a webhook brought", connection -> merge(connection, scope, List.of(id), read));
            } catch (RuntimeCamelException e) {
                if (!refusesContents(e)) {
                    throw e;
                }
                database.update(
                        "set a webhook aside", "inbox-poison", "The database does not take it: " + e.getMessage(), id);
            }
        }
        return ids.size();
    }

    private List<Long> ids(Connection connection, String scope, int most) throws SQLException {
        return database.rows(connection, "inbox-batch", row -> row.getLong(1), scope, most);
    }

    private int merge(Connection connection, String scope, List<Long> ids, Function<Entry, Optional<Change>> read)
            throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        List<Entry> entries = database.rowsOf(connection, "inbox-entries", Inbox::entry, new TreeSet<>(ids));
        IdentityHashMap<Change, Entry> readable = new IdentityHashMap<>();
        List<Change> changes = new ArrayList<>();
        Batch poison = new Batch(database, "inbox-poison");
        for (Entry entry : entries) {
            Optional<Change> change = tryTo(read, entry, poison);
            change.ifPresent(readableOne -> {
                readable.put(readableOne, entry);
                changes.add(readableOne);
            });
        }
        Set<Long> verify = new HashSet<>();
        for (Change change : mergeIntoAll(connection, scope, changes)) {
            verify.add(readable.get(change).id());
        }
        SortedSet<Long> done = new TreeSet<>();
        Batch mustVerify = new Batch(database, "inbox-must-verify");
        for (Entry entry : readable.values()) {
            if (verify.contains(entry.id())) {
                mustVerify.add(entry.id());
            } else {
                done.add(entry.id());
            }
        }
        poison.run(connection);
        forget(connection, done);
        mustVerify.run(connection);
        return entries.size();
    }

    private void forget(Connection connection, SortedSet<Long> ids) throws SQLException {
        int rows = ids.isEmpty() ? 0 : database.updateOf(connection, "inbox-delete", ids);
        if (rows != ids.size()) {
            throw new SQLException(
                    "Of " + ids.size() + " webhooks that were merged " + rows + " were in the inbox",
                    Batch.INCONSISTENT);
        }
    }

    /** Data exceptions, broken constraints and exceeded limits: they come back however often it is tried. */
    static boolean refusesContents(RuntimeException failure) {
        return failure.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && REFUSALS.contains(cause.getSQLState().substring(0, 2));
    }

    private static Optional<Change> tryTo(Function<Entry, Optional<Change>> read, Entry entry, Batch poison) {
        try {
            Optional<Change> change = read.apply(entry);
            if (change.isEmpty()) {
                poison.add("It cannot be read as an event", entry.id());
            }
            return change;
        } catch (RuntimeException e) {
            poison.add("It cannot be read as an event: " + e.getMessage(), entry.id());
            return Optional.empty();
        }
    }

    /** The streams in the order of their names, as everywhere; what one of them must verify is verified for all. */
    private List<Change> mergeIntoAll(Connection connection, String scope, List<Change> changes) throws SQLException {
        Map<Resource, List<Change>> byResource = new TreeMap<>();
        changes.forEach(change -> byResource
                .computeIfAbsent(change.resource(), resource -> new ArrayList<>())
                .add(change));
        Map<String, List<Change>> byStream = new TreeMap<>();
        for (Map.Entry<Resource, List<Change>> group : byResource.entrySet()) {
            database.rows(
                            connection,
                            "streams-of",
                            row -> row.getString(1),
                            scope,
                            group.getKey().path())
                    .forEach(stream -> byStream.put(stream, group.getValue()));
        }
        List<Change> toVerify = new ArrayList<>();
        for (Map.Entry<String, List<Change>> stream : byStream.entrySet()) {
            Merged merged = merging.merge(connection, stream.getKey(), stream.getValue(), false);
            toVerify.addAll(merged.toVerify());
        }
        return toVerify;
    }
}
