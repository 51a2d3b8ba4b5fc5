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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import io.github.camelplanado.changes.sql.Sql;
import io.github.camelplanado.changes.sql.SqlStatements;
import io.github.camelplanado.changes.sql.StoreSchema;

/** The named statements of the streams, run on the user's database. Safe for use by many threads once it is open. */
final class Database {

    private static final List<String> TABLES = List.of("stream", "entity", "event", "body", "inbox", "replay");

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
        prepared.setQueryTimeout(Sql.TIMEOUT_SECONDS);
        return prepared;
    }

    /**
     * Gives a statement its values. Collections are arrays of texts, durations milliseconds. PostgreSQL keeps no text with a
     * NUL, which the vendor's texts could have: it is left out.
     */
    void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof String text) {
                statement.setString(i + 1, text.replace("\0", ""));
            } else if (value instanceof Collection<?> texts) {
                statement.setArray(
                        i + 1, statement.getConnection().createArrayOf(statements.get("array-type"), texts.toArray()));
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
}
