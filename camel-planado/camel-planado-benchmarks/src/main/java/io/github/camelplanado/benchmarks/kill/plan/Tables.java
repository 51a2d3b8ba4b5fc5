package io.github.camelplanado.benchmarks.kill.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/** The application's tables, and the trigger that writes down each change of the target. */
public final class Tables {

    private static final String FOLDER = "/io/github/camelplanado/benchmarks/kill/";

    private Tables() {}

    /** Makes them if they are missing. */
    public static void make(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            statement.execute(text("tables.sql"));
            statement.execute(text(h2 ? "audit-h2.sql" : "audit-postgresql.sql"));
        }
    }

    /** The application wants an entity to have this text. */
    public static void intoOutbox(DataSource database, String entity, int part, String externalId, String content) {
        JdbcTemplate sql = new JdbcTemplate(database);
        if (sql.update("UPDATE outbox SET content = ? WHERE external_id = ?", content, externalId) == 0) {
            sql.update(
                    "INSERT INTO outbox (external_id, entity, part, content) VALUES (?, ?, ?, ?)",
                    externalId,
                    entity,
                    part,
                    content);
        }
    }

    private static String text(String name) {
        try (InputStream in = Tables.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
