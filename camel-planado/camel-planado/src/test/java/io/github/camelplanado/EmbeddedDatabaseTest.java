package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database in a file. */
class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void an_interrupt_in_the_middle_of_a_reading_closes_it_for_nobody() throws Exception {
        String file = folder.resolve("kept").toString();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(file)) {
            run(database.dataSource(), "CREATE TABLE t (n INT PRIMARY KEY, text VARCHAR)");
            run(database.dataSource(), "INSERT INTO t SELECT x, REPEAT('x', 2000) FROM SYSTEM_RANGE(1, 5000)");
        }
        // Opened anew, so that its pages have to be read.
        try (EmbeddedDatabase database = EmbeddedDatabase.open(file)) {
            run(database.dataSource(), "SELECT 1");
            CompletableFuture.runAsync(() -> readWhileInterrupted(database)).join();

            run(database.dataSource(), "INSERT INTO t VALUES (-1, 'after')");
            assertThat(count(database.dataSource())).isEqualTo(5001);
        }
    }

    @Test
    void what_was_committed_is_there_when_it_is_opened_again() throws Exception {
        String file = folder.resolve("kept").toString();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(file)) {
            run(database.dataSource(), "CREATE TABLE t (n INT, text VARCHAR)");
            run(database.dataSource(), "INSERT INTO t VALUES (1, 'x')");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.open(file)) {
            assertThat(count(database.dataSource())).isEqualTo(1);
        }
    }

    @Test
    void a_file_that_another_process_has_is_told_as_that() {
        RuntimeException failure = new RuntimeCamelException(
                "The store could not find out which database it has",
                new SQLException("Database may be already in use", "90020", 90020));

        assertThat(EmbeddedDatabase.explained("kept", failure))
                .hasMessageContaining("kept is used by another process")
                .hasCause(failure);
        RuntimeException another = new IllegalStateException("disk full");
        assertThat(EmbeddedDatabase.explained("kept", another)).isSameAs(another);
    }

    private static void readWhileInterrupted(EmbeddedDatabase database) {
        Thread.currentThread().interrupt();
        try {
            run(database.dataSource(), "SELECT SUM(LENGTH(text)) FROM t");
        } catch (SQLException e) {
            // of this thread alone
        } finally {
            Thread.interrupted();
        }
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
