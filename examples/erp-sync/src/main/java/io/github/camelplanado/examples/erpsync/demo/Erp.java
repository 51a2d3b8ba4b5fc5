package io.github.camelplanado.examples.erpsync.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** The ERP database as the demo's people and its comparison see it. */
record Erp(DataSource dataSource) {

    /** Reads one thing from a row of a result. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    List<Row> rows(Kind kind) {
        return rows(kind, kind.table(), " ORDER BY id");
    }

    /** Every state that a row had after a change, as the audit noted it. */
    List<Row> shown(Kind kind) {
        return rows(kind, "demo_shown_" + kind.table(), "");
    }

    private List<Row> rows(Kind kind, String table, String order) {
        String columns = kind.fields().stream().map(Kind.Field::sql).collect(Collectors.joining(", "));
        return query(
                "SELECT external_id, planado_uuid, planado_version, " + columns + " FROM " + table + order,
                row -> row(kind, row));
    }

    private static Row row(Kind kind, ResultSet row) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < kind.fields().size(); i++) {
            values.put(kind.fields().get(i).column(), row.getString(4 + i));
        }
        return new Row(kind, row.getString(1), row.getString(2), row.getObject(3, Long.class), values);
    }

    /** Somebody edits one field. The edit is noted in the same transaction. */
    void edit(Kind kind, String externalId, String column, String value, Object typed) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            update(
                    connection,
                    "UPDATE " + kind.table() + " SET " + column + " = ? WHERE external_id = ?",
                    typed,
                    externalId);
            update(
                    connection,
                    "INSERT INTO demo_edits VALUES (?, ?, ?, ?, ?)",
                    kind.entity(),
                    externalId,
                    column,
                    value,
                    System.currentTimeMillis());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }

    /** The last edit of each field. */
    List<Edit> edits() {
        return query(
                "SELECT DISTINCT ON (entity, external_id, field) entity, external_id, field, val, at_ms FROM demo_edits"
                        + " ORDER BY entity, external_id, field, at_ms DESC",
                row -> new Edit(
                        Kind.of(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)));
    }

    long count(String sql) {
        return query(sql, row -> row.getLong(1)).get(0);
    }

    <T> List<T> query(String sql, Reader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows that wait to be sent, those that wait for their parents included. */
    long waiting() {
        return count("SELECT (SELECT count(*) FROM customers WHERE planado IS NULL)"
                + " + (SELECT count(*) FROM sites WHERE planado IS NULL)"
                + " + (SELECT count(*) FROM orders WHERE planado IS NULL AND NOT cancelled)");
    }

    /** Nothing is left to be sent. */
    boolean isQuiet() {
        return count("SELECT count(*) FROM planado_outbox") == 0;
    }
}
