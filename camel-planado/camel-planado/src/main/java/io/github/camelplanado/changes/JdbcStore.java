package io.github.camelplanado.changes;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.EntityState;
import io.github.camelplanado.changes.sql.Sql;
import io.github.camelplanado.changes.sql.SqlStatements;
import io.github.camelplanado.changes.sql.StoreSchema;

/**
 * Knows across restarts: the tables {@code planado_known} and {@code planado_checkpoint} in PostgreSQL or H2. They are made
 * by {@link #open} if they are missing, given the columns that an earlier version did not have, and checked. The data source stays the user's: {@link #close} leaves it open.
 */
public final class JdbcStore implements ChangeStore {

    private final Sql sql;
    private volatile SqlStatements statements;

    /** @param dataSource the database */
    public JdbcStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    @Override
    public void open() {
        statements = sql.run(
                "find out which database it has",
                connection -> SqlStatements.of(
                        JdbcStore.class, connection.getMetaData().getDatabaseProductName()));
        StoreSchema schema = new StoreSchema(sql, statements);
        schema.ensure("known");
        schema.ensure("checkpoint");
    }

    @Override
    public Map<String, EntityState> known(String stream, Collection<String> uuids) {
        if (uuids.isEmpty()) {
            return Map.of();
        }
        return sql.run("read what is known", connection -> {
            Map<String, EntityState> known = new HashMap<>();
            Array wanted = connection.createArrayOf(statement("array-type"), uuids.toArray());
            try (PreparedStatement query = prepare(connection, "known")) {
                query.setString(1, stream);
                query.setArray(2, wanted);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        known.put(rows.getString(1), new EntityState(rows.getLong(2), rows.getString(3)));
                    }
                }
            } finally {
                wanted.free();
            }
            return known;
        });
    }

    @Override
    public void told(String stream, Map<String, EntityState> states) {
        if (states.isEmpty()) {
            return;
        }
        sql.run("note what was told", connection -> {
            try (PreparedStatement upsert = prepare(connection, "told")) {
                // In one order, so that two nodes never wait for each other's rows.
                for (Map.Entry<String, EntityState> row : new TreeMap<>(states).entrySet()) {
                    upsert.setString(1, stream);
                    upsert.setString(2, row.getKey());
                    upsert.setLong(3, row.getValue().number());
                    upsert.setString(4, row.getValue().hash());
                    upsert.addBatch();
                }
                for (int count : upsert.executeBatch()) {
                    // 0: a newer version was known already
                    if (count != 0 && count != 1 && count != Statement.SUCCESS_NO_INFO) {
                        throw new SQLException("noting one version touched " + count + " rows of planado_known");
                    }
                }
            }
            return null;
        });
    }

    @Override
    public Optional<Checkpoint> checkpoint(String stream) {
        return sql.run("read its position", connection -> {
            try (PreparedStatement query = prepare(connection, "checkpoint")) {
                query.setString(1, stream);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Checkpoint(
                                    instant(rows, 1),
                                    instant(rows, 2),
                                    rows.getBoolean(3),
                                    rows.getString(4),
                                    end(rows.getString(5), rows.getString(6))))
                            : Optional.<Checkpoint>empty();
                }
            }
        });
    }

    @Override
    public void checkpoint(String stream, Checkpoint checkpoint) {
        sql.run("note its position", connection -> {
            try (PreparedStatement upsert = prepare(connection, "save-checkpoint")) {
                upsert.setString(1, stream);
                set(upsert, 2, checkpoint.sweptAt());
                set(upsert, 3, checkpoint.updatedUpTo());
                upsert.setBoolean(4, checkpoint.walkOwed());
                upsert.setString(5, checkpoint.learntFrom());
                ListEnd end = checkpoint.end();
                upsert.setString(6, end == null ? null : end.last());
                upsert.setString(7, end == null ? null : end.before());
                int count = upsert.executeUpdate();
                if (count != 1) {
                    throw new SQLException("noting a position touched " + count + " rows of planado_checkpoint");
                }
            }
            return null;
        });
    }

    @Override
    public void close() {
        // the data source is the user's
    }

    private String statement(String name) {
        SqlStatements known = statements;
        if (known == null) {
            throw new IllegalStateException("The store was not opened");
        }
        return known.get(name);
    }

    private PreparedStatement prepare(Connection connection, String name) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement(name));
        prepared.setQueryTimeout(Sql.TIMEOUT_SECONDS);
        return prepared;
    }

    private static ListEnd end(String last, String before) {
        return last == null ? null : new ListEnd(last, before);
    }

    private static void set(PreparedStatement statement, int parameter, Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(parameter, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(parameter, time.atOffset(ZoneOffset.UTC));
        }
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
