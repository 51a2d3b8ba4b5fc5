package io.github.camelplanado.benchmarks.recovery.erp;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The application's table of visits. One is finished there when its resolution is known too: people send the bill by it.
 *
 * @param name of the table
 */
public record VisitTable(String name) {

    /** Makes it. */
    public void make(Connection connection) throws SQLException {
        execute(
                connection,
                "CREATE TABLE " + name
                        + " (uuid varchar(60) PRIMARY KEY, external_id varchar(200), version bigint NOT NULL,"
                        + " status varchar(40), resolution varchar(200))");
    }

    /** How many rows there are. */
    public int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + name)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Gives the external ids of what is finished. */
    public String finished() {
        return "SELECT external_id FROM " + name + " WHERE status = 'finished' AND resolution IS NOT NULL";
    }

    /** Takes uuid, external id, version, status and resolution; what is older than the row changes nothing. */
    String write() {
        return "INSERT INTO " + name + " (uuid, external_id, version, status, resolution) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (uuid) DO UPDATE SET version = excluded.version, status = excluded.status,"
                + " resolution = excluded.resolution WHERE " + name + ".version < excluded.version";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
