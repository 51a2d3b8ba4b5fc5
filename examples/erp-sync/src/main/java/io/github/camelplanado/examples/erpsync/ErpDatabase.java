package io.github.camelplanado.examples.erpsync;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The ERP's PostgreSQL: the one of {@code -Derp.jdbcUrl}, else one that is started here and forgotten at the end. */
public final class ErpDatabase implements AutoCloseable {

    /** Shorter than the time after which a webhook is answered with 503 anyway. */
    private static final long CONNECTION_TIMEOUT_MILLIS = 2_000;

    private final EmbeddedPostgres embedded;
    private final HikariDataSource pool;

    private ErpDatabase(EmbeddedPostgres embedded, HikariDataSource pool) {
        this.embedded = embedded;
        this.pool = pool;
    }

    /** Opens it. The tables and the mapping are not there yet. */
    public static ErpDatabase open() {
        String url = System.getProperty("erp.jdbcUrl", "");
        if (!url.isBlank()) {
            return of(url, System.getProperty("erp.user"), System.getProperty("erp.password"));
        }
        try {
            EmbeddedPostgres embedded = EmbeddedPostgres.builder().start();
            return new ErpDatabase(embedded, pool(embedded.getJdbcUrl("postgres", "postgres"), null, null));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }

    /** A database that runs already. */
    public static ErpDatabase of(String jdbcUrl, String user, String password) {
        return new ErpDatabase(null, pool(jdbcUrl, user, password));
    }

    private static HikariDataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(30);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        return new HikariDataSource(config);
    }

    /** For the routes. */
    public DataSource dataSource() {
        return pool;
    }

    /** Where it listens; carries no password. */
    public String url() {
        return pool.getJdbcUrl().replaceFirst("\\?.*", "");
    }

    /** Makes the tables that are missing, and the mapping anew. */
    public ErpDatabase install() {
        return install(UnaryOperator.identity());
    }

    /** The same, with a change of the mapping's text. */
    public ErpDatabase install(UnaryOperator<String> edit) {
        run(resource("/erp/schema.sql"));
        // The functions name each other: they are not checked before all are there.
        run("SET LOCAL check_function_bodies = off;\n" + edit.apply(resource("/sql/mapping.sql"))
                + edit.apply(resource("/sql/sync.sql")));
        return this;
    }

    /** Runs statements in one transaction. */
    public void run(String sql) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The ERP database refused: " + e.getMessage(), e);
        }
    }

    /** The text of a file on the class path. */
    public static String resource(String name) {
        try (InputStream in = ErpDatabase.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            try {
                embedded.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
