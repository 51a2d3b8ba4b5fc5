package io.github.camelplanado.examples.linkaccount;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes what linking needs in the ERP's PostgreSQL, or in one beside it. */
public final class LinkDatabase {

    private LinkDatabase() {}

    /** Connections to a database, kept while it is used. */
    public static HikariDataSource open(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(5);
        return new HikariDataSource(config);
    }

    /** Makes the ERP of the example, unless there is a view {@code erp_clients}, and whatever else is missing. */
    public static void install(DataSource database) {
        JdbcTemplate sql = new JdbcTemplate(database);
        if (sql.queryForObject("SELECT to_regclass('erp_clients') IS NULL", Boolean.class)) {
            sql.execute(text("/sql/erp.sql"));
        }
        sql.execute(text("/sql/tables.sql"));
        sql.execute(text("/sql/functions.sql"));
    }

    private static String text(String name) {
        try (InputStream in = LinkDatabase.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
