package io.github.camelplanado.changes.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.TestPostgres;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** New, empty databases of every supported kind. One PostgreSQL server serves all tests of the JVM. */
final class Databases {

    private Databases() {}

    /** A database with a name that reads in a report. */
    record Named(String name, DataSource dataSource) {

        StreamStore open() {
            StreamStore store = new StreamStore(dataSource);
            store.open();
            return store;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> all() {
        return Stream.of(postgres(), h2InMemory(), h2File());
    }

    static Named postgres() {
        return new Named("PostgreSQL", TestPostgres.database());
    }

    static Named h2InMemory() {
        return h2("H2 in memory", "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static Named h2File() {
        try {
            Path folder = Files.createTempDirectory("planado-store");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "planado-store-folder"));
            return h2(
                    "H2 file",
                    "file:" + folder.resolve("changes") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that is in it; nobody writes to it any more. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same PostgreSQL database, for another account. */
    static DataSource as(String account, Named database) {
        try {
            String name = database.dataSource().unwrap(PGSimpleDataSource.class).getDatabaseName();
            return TestPostgres.database(account, name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Named h2(String name, String url) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:" + url);
        return new Named(name, h2);
    }
}
