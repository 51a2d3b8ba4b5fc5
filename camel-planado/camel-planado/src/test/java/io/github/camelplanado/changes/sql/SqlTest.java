package io.github.camelplanado.changes.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions of the store, on a real database. */
class SqlTest {

    private final Sql sql = new Sql(database());

    @BeforeEach
    void makeTable() {
        execute("CREATE TABLE numbers (n int PRIMARY KEY)");
        execute("INSERT INTO numbers VALUES (1)");
    }

    @Test
    void who_loses_the_race_for_a_row_tries_again_and_only_once() {
        AtomicInteger attempts = new AtomicInteger();

        String done = sql.run("insert", connection -> {
            if (attempts.incrementAndGet() == 1) {
                execute(connection, "INSERT INTO numbers VALUES (2)");
                execute(connection, "INSERT INTO numbers VALUES (1)");
            }
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(attempts).hasValue(2);
        assertThat(count()).as("the first attempt left nothing").isEqualTo(1);
        assertThatThrownBy(() -> execute("INSERT INTO numbers VALUES (1)")).hasMessageContaining("23505");
    }

    @Test
    void who_always_loses_waits_longer_each_time_and_gives_up_after_many_attempts() {
        AtomicInteger attempts = new AtomicInteger();
        List<Long> pauses = new ArrayList<>();
        Sql losing = new Sql(database(), new Repeats(() -> 0, pauses::add, bound -> bound));

        assertThatThrownBy(() -> losing.run("merge", lost(attempts))).hasMessageContaining("could not merge");

        assertThat(attempts).hasValue(Repeats.ATTEMPTS);
        assertThat(pauses).hasSize(Repeats.ATTEMPTS - 1).isSorted();
        assertThat(pauses.get(0)).isEqualTo(Duration.ofMillis(4).toNanos());
        assertThat(pauses.get(pauses.size() - 1))
                .isEqualTo(Duration.ofMillis(100).toNanos());
    }

    @Test
    void who_waits_for_a_lock_at_each_attempt_gives_up_after_a_quarter_of_a_minute() {
        AtomicInteger attempts = new AtomicInteger();
        Sql losing = new Sql(
                database(),
                new Repeats(
                        () -> Duration.ofSeconds(2).multipliedBy(attempts.get()).toNanos(), nanos -> {}, bound -> 0));

        assertThatThrownBy(() -> losing.run("merge", lost(attempts))).hasMessageContaining("could not merge");

        assertThat(attempts).hasValue(8);
    }

    @Test
    void a_stop_ends_the_attempts() {
        AtomicInteger attempts = new AtomicInteger();
        Sql losing = new Sql(
                database(), new Repeats(() -> 0, nanos -> Thread.currentThread().interrupt(), bound -> 0));

        assertThatThrownBy(() -> losing.run("merge", lost(attempts))).hasMessageContaining("could not merge");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    @Test
    void another_failure_is_not_tried_again() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> sql.run("select", connection -> {
                    attempts.incrementAndGet();
                    return execute(connection, "SELECT * FROM missing");
                }))
                .hasMessageContaining("could not select");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void the_failure_of_a_broken_connection_is_not_hidden_by_those_that_follow_from_it() {
        assertThatThrownBy(() -> sql.run("read", connection -> {
                    connection.close();
                    throw new SQLException("The power is gone", "57P01");
                }))
                .hasMessageContaining("could not read")
                .hasMessageContaining("The power is gone")
                .rootCause()
                .satisfies(first -> assertThat(first.getSuppressed()).isNotEmpty());
    }

    private static Sql.Work<Void> lost(AtomicInteger attempts) {
        return connection -> {
            attempts.incrementAndGet();
            throw new SQLException("Deadlock detected", "40001");
        };
    }

    @Test
    void a_failure_tells_what_was_wrong_and_not_what_was_to_be_written() {
        SQLException entry = new SQLException(
                "ERROR: new row violates a check constraint\n  Detail: Failing row contains (1, Mrs Miller)", "23514");
        BatchUpdateException batch = new BatchUpdateException(
                "Batch entry 0 INSERT INTO planado_body VALUES ('Mrs Miller') was aborted", "23514", new int[0]);
        batch.setNextException(entry);

        assertThatThrownBy(() -> sql.run("write", connection -> {
                    throw batch;
                }))
                .hasMessage(
                        "The store of planado consumers could not write (SQL state 23514): ERROR: new row violates a"
                                + " check constraint")
                .satisfies(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("Miller");
                });
    }

    private int count() {
        return sql.run("count", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM numbers")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private void execute(String text) {
        sql.run("execute", connection -> execute(connection, text));
    }

    private static boolean execute(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(text);
        }
    }

    private static JdbcDataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
