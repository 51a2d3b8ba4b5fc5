package io.github.camelplanado.benchmarks.kill.judge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.benchmarks.kill.plan.Stream;

/** Puts the truth beside the tables and asks. */
public final class Judge {

    private static final String TABLES = """
            DROP VIEW IF EXISTS told_history;
            DROP VIEW IF EXISTS newest;
            DROP TABLE IF EXISTS truth;
            DROP TABLE IF EXISTS judged_stream;
            CREATE TABLE judged_stream (stream varchar(40) PRIMARY KEY, entity varchar(20), kind varchar(20),
              start_line bigint);
            CREATE TABLE truth (line bigint PRIMARY KEY, entity varchar(20), uuid varchar(60), version bigint,
              external_id varchar(200), status varchar(40), content varchar(500), deleted boolean, source varchar(20));
            CREATE INDEX truth_uuid ON truth (uuid, version);
            CREATE INDEX truth_external_id ON truth (external_id);
            CREATE INDEX IF NOT EXISTS audit_uuid ON audit (stream, uuid, seq);
            CREATE INDEX IF NOT EXISTS history_uuid ON history (stream, uuid, version);
            CREATE VIEW newest AS SELECT t.* FROM truth t
              WHERE t.line = (SELECT max(o.line) FROM truth o WHERE o.uuid = t.uuid);
            CREATE VIEW told_history AS SELECT h.*,
              lag(h.version) OVER (PARTITION BY h.stream, h.uuid ORDER BY h.seq) AS before FROM history h;
            """;

    private final Connection connection;

    public Judge(Connection connection) {
        this.connection = connection;
    }

    /**
     * Looks for every fault.
     *
     * @param truth what was
     * @param streams what came into the tables
     * @param startLine the line of the journal at which the streams began: of what is older, a history tells the newest alone
     */
    public Verdict judge(Truth truth, List<Stream> streams, long startLine) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
        put(streams, startLine);
        put(truth);
        Map<Fault, List<String>> found = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            found.put(fault, cases(fault));
        }
        return new Verdict(found);
    }

    private void put(List<Stream> streams, long startLine) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO judged_stream VALUES (?, ?, ?, ?)")) {
            for (Stream stream : streams) {
                insert.setString(1, stream.name());
                insert.setString(2, stream.entity());
                insert.setString(3, stream.kind().name());
                insert.setLong(4, startLine);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void put(Truth truth) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO truth VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Version version : truth.versions()) {
                insert.setLong(1, version.line());
                insert.setString(2, version.entity());
                insert.setString(3, version.uuid());
                insert.setLong(4, version.version());
                insert.setString(5, version.externalId());
                insert.setString(6, version.status());
                insert.setString(7, version.content());
                insert.setBoolean(8, version.deleted());
                insert.setString(9, version.source());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private List<String> cases(Fault fault) throws SQLException {
        List<String> cases = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(fault.query())) {
            while (rows.next()) {
                cases.add(rows.getString(1) + " " + rows.getString(2) + ": " + rows.getString(3));
            }
        }
        return cases;
    }
}
