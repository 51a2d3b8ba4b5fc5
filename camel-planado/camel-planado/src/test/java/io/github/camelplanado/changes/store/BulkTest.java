package io.github.camelplanado.changes.store;

import static io.github.camelplanado.changes.store.Seen.row;
import static io.github.camelplanado.changes.store.Seen.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.sql.SqlStatements;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What many entities cost, told by statements and plans, not by a clock. */
class BulkTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String COUNT_NOW = "SELECT pg_stat_force_next_flush()";

    static Stream<Databases.Named> databases() {
        return Stream.of(Databases.postgres(), Databases.h2InMemory());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_page_without_news_costs_a_handful_of_statements_and_writes_no_body(Databases.Named database) {
        DyingDatabase counting = new DyingDatabase(database.dataSource());
        StreamStore store = open(counting);
        Lease lease = store.streams().take("s", "node", LONG).orElseThrow();
        List<Change> page = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            page.add(row("u" + i, 1));
        }
        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().page(lease, page, true, "x", List.of())).isTrue();
        assertThat(store.sweeps().begin(lease)).isTrue();

        counting.dieAt(0);
        assertThat(store.sweeps().page(lease, page, false, "x", List.of())).isTrue();

        // in H2, which has no way over a network, two for each row
        assertThat(counting.statements())
                .hasSizeLessThanOrEqualTo(database.name().equals("PostgreSQL") ? 5 : 405);
        assertThat(counting.statements()).noneMatch(sql -> sql.contains("planado_body"));
        assertThat(store.sweeps().end(lease, 0).orElseThrow().candidates()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_next_change_is_found_by_an_index_that_has_it_first(Databases.Named database) throws SQLException {
        StreamStore store = open(database.dataSource());
        boolean postgres = database.name().equals("PostgreSQL");
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String numbers = postgres ? "generate_series(1, 20000) n" : "SYSTEM_RANGE(1, 20000) r (n)";
            // one in ten waits, half of these for the end of their back-off
            statement.execute("INSERT INTO planado_entity (stream, uuid, version, classes, swept, lane, due_at)"
                    + " SELECT 's', CONCAT('u', n), 1, 'crud', 1, MOD(n / 10, 2), CASE WHEN MOD(n, 10) = 0 THEN"
                    + " CURRENT_TIMESTAMP + (MOD(n, 20) / 10 * 2 - 1) * INTERVAL '1' HOUR END FROM " + numbers);
            statement.execute("ANALYZE");
            String take = SqlStatements.of(Database.class, postgres ? "PostgreSQL" : "H2")
                    .get("take")
                    .replaceFirst("\\?", "'s'")
                    .replaceFirst("\\?", "1");
            String plan = plan(statement, take);

            assertThat(plan).containsIgnoringCase("planado_entity_due");
            if (postgres) {
                assertThat(plan).doesNotContain("Sort").doesNotContain("Seq Scan");
            } else {
                assertThat(plan).contains("index sorted");
                assertThat(plan(statement, "ANALYZE " + take))
                        .as("it looks at no idle entity")
                        .containsPattern("scanCount: [1-3] ");
            }
        }
        assertThat(store.queue().counts("s").waiting()).isEqualTo(2000);
    }

    @Test
    void postgresql_reads_no_whole_table_although_it_believes_that_all_of_them_are_empty() throws SQLException {
        DataSource postgres = Databases.postgres().dataSource();
        try (HikariDataSource one = new HikariDataSource()) {
            one.setDataSource(postgres);
            one.setMaximumPoolSize(1);
            StreamStore store = open(one);
            passThrough(store, "u0");
            try (Connection connection = postgres.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM planado_body");
                statement.execute("DELETE FROM planado_entity");
                statement.execute("VACUUM ANALYZE");
                // These reads are counted now, and not when the connection has been closed.
                statement.execute(COUNT_NOW);
            }
            long before = wholeReads(one);
            // often enough for the driver and the database to settle on their plans
            for (int i = 1; i <= 30; i++) {
                passThrough(store, "u" + i);
            }
            assertThat(wholeReads(one)).isEqualTo(before);
        }
    }

    private static void passThrough(StreamStore store, String uuid) {
        Change change = webhook(uuid, 1);
        assertThat(store.inbox().put("planado", "key of " + uuid, change, new byte[] {1}))
                .isTrue();
        assertThat(store.inbox().merge("planado", 10, entry -> Optional.of(change)))
                .isEqualTo(1);
        Due due = store.queue().take("s", "node", LONG).orElseThrow();
        assertThat(store.queue().told(due, null)).isTrue();
    }

    private static long wholeReads(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(COUNT_NOW);
            try (ResultSet reads = statement.executeQuery("SELECT sum(seq_scan) FROM pg_stat_user_tables"
                    + " WHERE relname IN ('planado_inbox', 'planado_entity', 'planado_event', 'planado_body')")) {
                reads.next();
                return reads.getLong(1);
            }
        }
    }

    private static String plan(Statement statement, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static StreamStore open(DataSource database) {
        StreamStore store = new StreamStore(database);
        store.open();
        store.streams().register("s", "planado", Resource.JOBS);
        return store;
    }
}
