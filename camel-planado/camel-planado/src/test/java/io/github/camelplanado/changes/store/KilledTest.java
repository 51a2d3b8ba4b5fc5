package io.github.camelplanado.changes.store;

import static io.github.camelplanado.changes.store.Seen.deletion;
import static io.github.camelplanado.changes.store.Seen.firstCopy;
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

import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is killed in the middle of a transaction, at any of its statements, leaves nothing half. */
class KilledTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<String> TABLES = List.of("stream", "entity", "event", "body", "inbox");

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_page_of_a_sweep_is_kept_whole_or_not_at_all(Databases.Named database) throws Exception {
        DyingDatabase dying = new DyingDatabase(database.dataSource());
        StreamStore store = open(dying);
        Lease lease = store.streams().take("s", "node", LONG).orElseThrow();
        assertThat(store.sweeps().begin(lease)).isTrue();
        store.entities().merge("s", List.of(webhook("known", 1), webhook("changed", 1)));
        List<io.github.camelplanado.api.Change> page =
                List.of(row("known", 1), row("changed", 2), firstCopy("new", 1), row("new", 2));

        int statements =
                killEverywhere(database, dying, () -> store.sweeps().page(lease, page, false, "new", List.of("known")));

        assertThat(statements).isGreaterThan(8);
        assertThat(store.sweeps().state("s").after()).isEqualTo("new");
        assertThat(store.entities().known("s", List.of("known", "changed", "new")))
                .hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_batch_of_the_inbox_is_merged_whole_or_not_at_all(Databases.Named database) throws Exception {
        DyingDatabase dying = new DyingDatabase(database.dataSource());
        StreamStore store = open(dying);
        store.streams().register("t", "planado", Resource.JOBS);
        store.inbox().put("planado", "k1", webhook("u1", 1), new byte[] {'{', '}'});
        store.inbox().put("planado", "k2", webhook("u2", 1), new byte[] {'{', '}'});

        killEverywhere(
                database,
                dying,
                () -> store.inbox().merge("planado", 10, entry -> Optional.of(webhook(entry.uuid(), entry.version()))));

        assertThat(store.inbox().counts("planado").waiting()).isZero();
        assertThat(store.entities().count("s")).isEqualTo(2);
        assertThat(store.entities().count("t")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_mark_a_deletion_and_a_reset_are_written_whole_or_not_at_all(Databases.Named database) throws Exception {
        DyingDatabase dying = new DyingDatabase(database.dataSource());
        StreamStore store = open(dying);
        store.entities().merge("s", List.of(webhook("u1", 1), webhook("u1", 1L, "job_started"), webhook("u2", 1)));
        Due due = store.queue().take("s", "node", LONG).orElseThrow();

        killEverywhere(database, dying, () -> store.queue().told(due, "one"));
        killEverywhere(database, dying, () -> store.entities().gone("s", "u2", deletion("u2"), DeletedBy.DETAIL, 5));
        killEverywhere(database, dying, () -> store.streams().reset("s"));

        assertThat(store.entities().known("s", List.of("u1", "u2"))).isEmpty();
    }

    /** Kills at the first statement, the second and so on, until the work ends; tells how many it has. */
    private static int killEverywhere(Databases.Named database, DyingDatabase dying, Runnable work) throws Exception {
        List<String> before = contents(database);
        for (int statement = 1; ; statement++) {
            dying.dieAt(statement);
            boolean killed = isKilled(work);
            dying.dieAt(0);
            if (!killed) {
                assertThat(contents(database))
                        .as("it is seen if something is written")
                        .isNotEqualTo(before);
                return statement - 1;
            }
            assertThat(contents(database)).as("after statement " + statement).isEqualTo(before);
        }
    }

    private static boolean isKilled(Runnable work) {
        try {
            work.run();
            return false;
        } catch (RuntimeCamelException e) {
            assertThat(e).hasMessageContaining("The JVM was killed");
            return true;
        }
    }

    private static List<String> contents(Databases.Named database) throws SQLException {
        List<String> contents = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM planado_" + table + " ORDER BY 1, 2")) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            row.append('|').append(rows.getString(column));
                        }
                        contents.add(row.toString());
                    }
                }
            }
        }
        return contents;
    }

    private static StreamStore open(DyingDatabase dying) {
        StreamStore store = new StreamStore(dying);
        store.open();
        store.streams().register("s", "planado", Resource.JOBS);
        return store;
    }
}
