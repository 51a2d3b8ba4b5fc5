package io.github.camelplanado.changes.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

import javax.sql.DataSource;

import io.github.camelplanado.changes.sql.Sql;
import io.github.camelplanado.changes.sql.SqlStatements;
import io.github.camelplanado.changes.sql.StoreSchema;

/** The named statements of the streams, run on the user's database. Safe for use by many threads once it is open. */
final class Database {

    private static final List<String> TABLES = List.of("stream", "entity", "event", "body", "inbox", "replay");

    /** They look at every entity of a stream; everything else at a page of them. */
    private static final Set<String> WHOLE_STREAM = Set.of(
            "count-entities",
            "count-unseen",
            "unseen",
            "lock-unseen",
            "mark-candidates",
            "forget-events",
            "forget-bodies");

    private static final int WHOLE_STREAM_SECONDS = 900;

    /** Asked by probes and before webhooks are answered; each looks at the end of an index. */
    private static final Set<String> PROBES = Set.of(
            "overdue",
            "unmerged-for",
            "count-unmerged",
            "verify-overdue",
            "count-parked",
            "count-poison",
            "abandoned-streams");

    private static final int PROBE_SECONDS = 3;

    private static final String BY_INDEX = "by-index";

    private final Sql sql;
    private volatile SqlStatements statements;

    Database(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** What a row holds. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    DataSource dataSource() {
        return sql.dataSource();
    }

    void open() {
        SqlStatements found = sql.run(
                "find out which database it has",
                connection -> SqlStatements.of(
                        Database.class, connection.getMetaData().getDatabaseProductName()));
        StoreSchema schema = new StoreSchema(sql, found);
        TABLES.forEach(schema::ensure);
        statements = found;
    }

    /** One transaction; done again from its beginning if it loses a race. */
    <T> T run(String purpose, Sql.Work<T> work) {
        return sql.run(purpose, work);
    }

    /** One transaction that looks up rows by their keys, even if PostgreSQL takes a table for an empty one. */
    <T> T runByIndex(String purpose, Sql.Work<T> work) {
        return run(purpose, connection -> {
            if (statements.has(BY_INDEX)) {
                rows(connection, BY_INDEX, row -> row.getString(1));
            }
            return work.on(connection);
        });
    }

    /** Work on the connection of a caller, who ends its transaction. */
    <T> T within(String purpose, Connection connection, Sql.Work<T> work) {
        return sql.within(purpose, connection, work);
    }

    /** Runs one statement that changes rows, in a transaction of its own, and tells how many. */
    int update(String purpose, String name, Object... values) {
        return run(purpose, connection -> update(connection, name, values));
    }

    int update(Connection connection, String name, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, name)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Changes one row; the transaction fails if it is another number. */
    void updateOne(Connection connection, String name, Object... values) throws SQLException {
        int rows = update(connection, name, values);
        if (rows != 1) {
            throw new SQLException("The statement '" + name + "' touched " + rows + " rows instead of one");
        }
    }

    <T> List<T> rows(Connection connection, String name, RowReader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, name)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        }
    }

    <T> Optional<T> first(Connection connection, String name, RowReader<T> reader, Object... values)
            throws SQLException {
        return rows(connection, name, reader, values).stream().findFirst();
    }

    /**
     * The rows with these keys, which are the last parameter of the statement. In PostgreSQL one statement gets all of them,
     * in H2, where a statement costs little and an array is not looked up by an index, each has one, in their order.
     */
    <T> List<T> rowsOf(
            Connection connection,
            String name,
            RowReader<T> reader,
            SortedSet<? extends Comparable<?>> keys,
            Object... values)
            throws SQLException {
        if (takesAll(name)) {
            return rows(connection, name, reader, with(values, keys));
        }
        List<T> all = new ArrayList<>();
        for (Comparable<?> key : keys) {
            all.addAll(rows(connection, name, reader, with(values, key)));
        }
        return all;
    }

    /** Changes the rows with these keys, in the same way, and tells how many. */
    int updateOf(Connection connection, String name, SortedSet<? extends Comparable<?>> keys, Object... values)
            throws SQLException {
        if (takesAll(name)) {
            return update(connection, name, with(values, keys));
        }
        int rows = 0;
        for (Comparable<?> key : keys) {
            rows += update(connection, name, with(values, key));
        }
        return rows;
    }

    private boolean takesAll(String name) {
        return statements.get(name).contains("ANY (?)");
    }

    private static Object[] with(Object[] values, Object last) {
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }

    /** The one number that a statement tells. */
    long number(Connection connection, String name, Object... values) throws SQLException {
        return first(connection, name, row -> row.getLong(1), values).orElse(0L);
    }

    PreparedStatement prepare(Connection connection, String name) throws SQLException {
        SqlStatements known = statements;
        if (known == null) {
            throw new IllegalStateException("The store of the change streams is not open yet");
        }
        PreparedStatement prepared = connection.prepareStatement(known.get(name));
        prepared.setQueryTimeout(seconds(name));
        return prepared;
    }

    private static int seconds(String name) {
        if (WHOLE_STREAM.contains(name)) {
            return WHOLE_STREAM_SECONDS;
        }
        return PROBES.contains(name) ? PROBE_SECONDS : Sql.TIMEOUT_SECONDS;
    }

    /**
     * Gives a statement its values. Collections are arrays, durations milliseconds. PostgreSQL keeps no text with a
     * NUL, which the vendor's texts could have: it is left out.
     */
    void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof String text) {
                statement.setString(i + 1, withoutNul(text));
            } else if (value instanceof Collection<?> keys) {
                String type = keys.stream().anyMatch(Long.class::isInstance) ? "bigint" : "text";
                Object[] elements = keys.stream()
                        .map(key -> key instanceof String text ? withoutNul(text) : key)
                        .toArray();
                statement.setArray(i + 1, statement.getConnection().createArrayOf(type, elements));
            } else if (value instanceof Duration duration) {
                statement.setLong(i + 1, duration.toMillis());
            } else if (value instanceof Instant time) {
                statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static String withoutNul(String text) {
        return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }
}
