package io.github.camelplanado;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** New, empty databases of one PostgreSQL server, which the first test that wants it starts; it ends with the JVM. */
public final class TestPostgres {

    /** Tests of several classes run side by side, most without a pool. */
    private static final String MOST_CONNECTIONS = "400";

    private TestPostgres() {}

    /** A new database. */
    public static DataSource database() {
        String name = "db" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database("postgres", name);
    }

    /** One that is there already, for an account. */
    public static DataSource database(String account, String name) {
        return Server.POSTGRES.getDatabase(account, name);
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", MOST_CONNECTIONS)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
