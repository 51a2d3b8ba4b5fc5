package io.github.camelplanado.changes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.JdbcStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams by name, who reads for them, and the tables, on real databases. */
class StreamsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final byte[] BODY = {'{', '}'};

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_stream_is_of_one_scope_and_one_resource(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("b", "planado", Resource.JOBS);
        store.streams().register("a", "planado", Resource.JOBS);
        store.streams().register("a", "planado", Resource.JOBS);
        store.streams().register("c", "planado", Resource.CLIENTS);

        assertThat(store.streams().of("planado", Resource.JOBS)).containsExactly("a", "b");
        assertThat(store.streams().of("other", Resource.JOBS)).isEmpty();
        assertThatThrownBy(() -> store.streams().register("a", "planado", Resource.CLIENTS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'a' of planado:clients")
                .hasMessageContaining("planado:jobs")
                .hasMessageContaining("streamId");
        assertThatThrownBy(() -> store.streams().register("a", "second", Resource.JOBS))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void one_reads_for_a_stream_until_the_lease_is_given_back_or_runs_out(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("a", "planado", Resource.JOBS);
        Lease first = store.streams().take("a", "one", LONG).orElseThrow();
        assertThat(first).isEqualTo(new Lease("a", "one", 1));
        assertThat(store.streams().take("a", "two", LONG)).isEmpty();
        assertThat(store.streams().take("a", "one", LONG)).as("mine").contains(first);
        assertThat(store.streams().renew(first, LONG)).isTrue();
        store.streams().release(first);
        assertThat(store.streams().renew(first, LONG)).isFalse();

        Lease second = store.streams().take("a", "two", Duration.ZERO).orElseThrow();
        assertThat(second.epoch()).isEqualTo(2);
        assertThat(store.streams().renew(second, Duration.ZERO))
                .as("it ran out, but nobody has taken it")
                .isTrue();
        assertThat(store.streams().take("a", "two", LONG).orElseThrow().epoch())
                .as("who let it run out may be another life of the same name")
                .isEqualTo(3);
        assertThat(store.streams().renew(second, LONG)).isFalse();
        assertThat(store.streams().take("missing", "one", LONG)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tables_of_an_earlier_version_get_what_they_lack(Databases.Named database) throws Exception {
        StreamStore earlier = database.open();
        earlier.streams().register("s", "planado", Resource.JOBS);
        earlier.entities().merge("s", List.of(Seen.webhook("u", 1)));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE planado_entity DROP COLUMN failures");
        }

        StreamStore store = database.open();

        assertThat(store.queue().take("s", "one", LONG).orElseThrow().failures())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PostgreSQL;DATABASE_TO_LOWER=TRUE", "MySQL"})
    void an_h2_that_stands_in_for_another_database_in_the_tests_of_an_application_serves_too(String mode) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=" + mode);
        StreamStore store = new StreamStore(database);
        store.open();
        store.streams().register("s", "planado", Resource.JOBS);

        assertThat(store.inbox().put("planado", "k", Seen.webhook("u", 1), BODY))
                .isTrue();
        assertThat(mergeInbox(store, 1)).isEqualTo(1);
        store.inbox().poison("planado", BODY, "no JSON");
        Queue.Due due = store.queue().take("s", "one", LONG).orElseThrow();
        assertThat(store.queue().told(due, "posted")).isTrue();
        assertThat(store.queue().counts("s").waiting()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_becomes_known_while_a_stream_is_reset_is_told_and_can_be_missed_by_a_sweep(Databases.Named database) {
        StreamStore live = database.open();
        DyingDatabase watched = new DyingDatabase(database.dataSource());
        StreamStore operator = new StreamStore(watched);
        operator.open();
        live.streams().register("s", "planado", Resource.JOBS);
        sweepOnce(live);
        live.entities().merge("s", List.of(Seen.webhook("old", 1)));
        List<String> meanwhile = new ArrayList<>();
        watched.meanwhile(statement -> {
            String uuid = "new" + meanwhile.size();
            meanwhile.add(uuid);
            assertThat(live.inbox().put("planado", uuid, Seen.webhook(uuid, 1), BODY))
                    .isTrue();
            assertThat(mergeInbox(live, 1)).isEqualTo(1);
        });
        operator.streams().reset("s");
        watched.meanwhile(statement -> {});

        assertThat(meanwhile).hasSizeGreaterThan(3);
        Set<String> known = live.entities().known("s", meanwhile).keySet();
        assertThat(known).contains(meanwhile.get(meanwhile.size() - 1));
        assertThat(live.entities().known("s", List.of("old"))).isEmpty();
        assertThat(toldUuids(live)).as("what is known is told").containsExactlyInAnyOrderElementsOf(known);
        for (String uuid : meanwhile) {
            assertThat(live.inbox().put("planado", uuid + " again", Seen.webhook(uuid, 2), BODY))
                    .isTrue();
        }
        assertThat(mergeInbox(live, 2)).isEqualTo(meanwhile.size());
        assertThat(live.inbox().counts("planado"))
                .as("nothing is left or set aside")
                .isEqualTo(new Inbox.Counts(0, 0, null));
        assertThat(toldUuids(live)).as("the next version").containsExactlyInAnyOrderElementsOf(meanwhile);
        sweepOnce(live);
        assertThat(live.entities().candidates("s", 100)).containsExactlyInAnyOrderElementsOf(meanwhile);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_stream_that_nobody_reads_for_keeps_its_webhooks_until_somebody_forgets_it(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("live", "planado", Resource.JOBS);
        store.streams().register("old", "planado", Resource.JOBS);
        assertThat(store.replays().take("planado", "reader", Duration.ZERO)).isPresent();
        Lease live = store.streams().take("live", "reader", LONG).orElseThrow();
        Lease old = store.streams().take("old", "reader", LONG).orElseThrow();
        assertThat(store.streams().abandoned("planado", Duration.ZERO)).isEmpty();
        assertThatThrownBy(() -> store.streams().forget("old", "planado", Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is read for");
        store.streams().release(old);

        assertThat(store.streams().abandoned("planado", LONG))
                .as("a moment ago somebody did")
                .isEmpty();
        assertThatThrownBy(() -> store.streams().forget("old", "planado", LONG))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.streams().abandoned("planado", Duration.ZERO))
                .extracting(Streams.Abandoned::stream, Streams.Abandoned::resource)
                .containsExactly(tuple("old", Resource.JOBS));
        assertThat(store.inbox().put("planado", "k1", Seen.webhook("u1", 1), BODY))
                .isTrue();
        assertThat(mergeInbox(store, 1)).isEqualTo(1);
        assertThat(store.entities().known("old", List.of("u1"))).hasSize(1);

        store.streams().forget("old", "planado", Duration.ZERO);

        assertThat(store.streams().abandoned("planado", Duration.ZERO)).isEmpty();
        assertThat(store.streams().of("planado", Resource.JOBS)).containsExactly("live");
        assertThat(store.streams().take("old", "reader", LONG)).isEmpty();
        assertThat(store.entities().known("old", List.of("u1"))).isEmpty();
        assertThat(store.inbox().put("planado", "k2", Seen.webhook("u1", 2), BODY))
                .isTrue();
        assertThat(mergeInbox(store, 2)).isEqualTo(1);
        assertThat(store.entities().known("old", List.of("u1"))).isEmpty();
        assertThat(store.entities().known("live", List.of("u1"))).hasSize(1);
        assertThat(store.streams().renew(live, LONG)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void only_a_stream_of_the_same_component_can_be_forgotten(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("s", "planado", Resource.JOBS);
        assertThat(store.replays().take("planado", "reader", Duration.ZERO)).isPresent();
        for (String name : List.of("missing", "replay:planado")) {
            assertThatThrownBy(() -> store.streams().forget(name, "planado", Duration.ZERO))
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageContaining(name);
        }
        assertThatThrownBy(() -> store.streams().forget("s", "other", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'s' of other");
        assertThat(store.streams().of("planado", Resource.JOBS)).containsExactly("s");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_forgotten_stream_whose_route_comes_back_begins_anew_whatever_others_were_merging(Databases.Named database) {
        StreamStore live = database.open();
        live.streams().register("s", "planado", Resource.JOBS);
        sweepOnce(live);
        sweepOnce(live);
        live.streams().release(live.streams().take("s", "reader", LONG).orElseThrow());
        DyingDatabase watched = new DyingDatabase(database.dataSource());
        StreamStore operator = new StreamStore(watched);
        operator.open();
        watched.meanwhile(statement -> {
            if (statement.equals("COMMIT")) {
                live.entities().merge("s", List.of(Seen.webhook("late", 1)));
            }
        });
        operator.streams().forget("s", "planado", Duration.ZERO);
        watched.meanwhile(statement -> {});
        assertThat(live.entities().known("s", List.of("late"))).hasSize(1);

        live.streams().tidy();
        assertThat(live.entities().known("s", List.of("late"))).isEmpty();
        live.entities().merge("s", List.of(Seen.webhook("later", 1)));
        live.streams().register("s", "planado", Resource.CLIENTS);

        assertThat(live.streams().of("planado", Resource.CLIENTS)).containsExactly("s");
        assertThat(live.entities().known("s", List.of("late", "later"))).isEmpty();
        assertThat(live.sweeps().state("s").firstDone()).isFalse();
        assertThat(live.streams().take("s", "reader", LONG)).isPresent();
        assertThat(live.streams().abandoned("planado", Duration.ZERO)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_stream_whose_route_comes_back_while_forgotten_ones_are_tidied_keeps_what_it_reads(Databases.Named database) {
        StreamStore live = database.open();
        live.streams().register("s", "planado", Resource.JOBS);
        live.streams().forget("s", "planado", Duration.ZERO);
        DyingDatabase watched = new DyingDatabase(database.dataSource());
        StreamStore tidying = new StreamStore(watched);
        tidying.open();
        List<String> ends = new ArrayList<>();
        watched.meanwhile(statement -> {
            // before the end of the transaction that looks for forgotten ones
            if (statement.equals("COMMIT") && ends.isEmpty()) {
                ends.add(statement);
                live.streams().register("s", "planado", Resource.JOBS);
                live.entities().merge("s", List.of(Seen.webhook("u1", 1)));
            }
        });

        tidying.streams().tidy();

        assertThat(ends).hasSize(1);
        assertThat(live.entities().known("s", List.of("u1"))).hasSize(1);
        assertThat(toldUuids(live)).containsExactly("u1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rows_that_do_not_agree_set_one_delivery_aside_and_stop_no_other(Databases.Named database) throws Exception {
        StreamStore store = database.open();
        store.streams().register("s", "planado", Resource.JOBS);
        for (String uuid : List.of("u1", "u2", "u3")) {
            store.entities().merge("s", List.of(Seen.webhook(uuid, 1)));
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM planado_body WHERE uuid = 'u1'");
            statement.execute("DELETE FROM planado_entity WHERE uuid = 'u2'");
        }
        assertThat(store.inbox().put("planado", "k1", Seen.webhook("u1", 2), BODY))
                .isTrue();
        assertThat(store.inbox().put("planado", "k2", Seen.webhook("u2", 1), BODY))
                .isTrue();
        assertThat(store.inbox().put("planado", "k3", Seen.webhook("u3", 2), BODY))
                .isTrue();

        assertThat(store.inbox()
                        .merge("planado", 10, entry -> Optional.of(Seen.webhook(entry.uuid(), entry.version()))))
                .isEqualTo(3);
        assertThat(store.inbox().counts("planado")).isEqualTo(new Inbox.Counts(0, 1, null));
        assertThat(store.entities().known("s", List.of("u1", "u3")).values())
                .allSatisfy(known -> assertThat(known.version()).isEqualTo(2));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_log_of_deliveries_is_read_by_one_and_its_position_is_kept(Databases.Named database) {
        StreamStore store = database.open();
        assertThat(store.replays().position("planado", "w1")).isEmpty();
        store.replays().position("planado", "w1", "r1");
        store.replays().position("planado", "w1", "r2");
        store.replays().position("planado", "w2", "r9");
        assertThat(store.replays().position("planado", "w1")).contains("r2");

        Lease mine = store.replays().take("planado", "one", LONG).orElseThrow();
        assertThat(store.replays().take("planado", "two", LONG)).isEmpty();
        assertThat(store.replays().take("other", "two", LONG)).isPresent();
        assertThat(store.replays().renew(mine, LONG)).isTrue();
        store.replays().release(mine);
        assertThat(store.replays().take("planado", "two", LONG)).isPresent();
        assertThat(store.streams().of("planado", Resource.JOBS)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void who_asks_for_the_log_while_it_is_read_is_answered_by_the_next_reading(Databases.Named database) {
        StreamStore store = database.open();
        assertThat(store.replays().wanted("planado")).isZero();
        store.replays().want("planado");
        assertThat(store.replays().wanted("planado")).isEqualTo(1);
        assertThat(store.replays().wanted("other")).isZero();
        store.replays().want("planado");
        store.replays().done("planado", 1);
        assertThat(store.replays().wanted("planado")).isEqualTo(2);
        store.replays().done("planado", 2);
        assertThat(store.replays().wanted("planado")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void one_database_holds_the_streams_and_the_store_of_polling_consumers(Databases.Named database) {
        StreamStore store = database.open();
        JdbcStore polling = new JdbcStore(database.dataSource());
        polling.open();
        database.open().streams().register("a", "planado", Resource.JOBS);

        assertThat(store.streams().of("planado", Resource.JOBS)).containsExactly("a");
        assertThat(polling.checkpoint("a")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_table_that_cannot_be_used_is_refused_with_the_statement_that_makes_it(Databases.Named database)
            throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE planado_entity (stream varchar(10))");
        }
        assertThatThrownBy(database::open)
                .hasMessageContaining("planado_entity")
                .hasMessageContaining("CREATE TABLE IF NOT EXISTS planado_entity");
    }

    @Test
    void an_account_that_may_not_make_tables_uses_those_that_somebody_else_made() throws Exception {
        Databases.Named database = Databases.postgres();
        database.open().streams().register("a", "planado", Resource.JOBS);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP ROLE IF EXISTS planado_reader");
            statement.execute("CREATE ROLE planado_reader LOGIN");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO planado_reader");
        }
        StreamStore store = new StreamStore(Databases.as("planado_reader", database));
        store.open();
        store.streams().register("b", "planado", Resource.JOBS);
        assertThat(store.streams().of("planado", Resource.JOBS)).containsExactly("a", "b");
        assertThat(store.inbox().put("planado", "k", Seen.webhook("u", 1), new byte[] {'{', '}'}))
                .isTrue();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY planado_reader");
            statement.execute("DROP ROLE planado_reader");
        }
    }

    private static int mergeInbox(StreamStore store, long version) {
        return store.inbox().merge("planado", 100, entry -> Optional.of(Seen.webhook(entry.uuid(), version)));
    }

    private static List<String> toldUuids(StreamStore store) {
        List<String> told = new ArrayList<>();
        for (Optional<Queue.Due> due = store.queue().take("s", "node", LONG);
                due.isPresent();
                due = store.queue().take("s", "node", LONG)) {
            told.add(due.get().uuid());
            assertThat(store.queue().told(due.get(), null)).isTrue();
        }
        return told;
    }

    private static void sweepOnce(StreamStore store) {
        Lease lease = store.streams().take("s", "reader", LONG).orElseThrow();
        assertThat(store.sweeps().begin(lease)).isTrue();
        assertThat(store.sweeps().end(lease, 1000)).isPresent();
    }

    @Test
    void an_account_that_may_not_read_the_tables_is_told_that_and_not_to_make_them() throws Exception {
        Databases.Named database = Databases.postgres();
        database.open();
        execute(database, "CREATE ROLE planado_stranger LOGIN");

        assertThatThrownBy(() -> new StreamStore(Databases.as("planado_stranger", database)).open())
                .hasMessageContaining("planado_stream cannot be used: ERROR: permission denied")
                .hasMessageContaining("SELECT, INSERT, UPDATE and DELETE")
                .message()
                .doesNotContain("CREATE TABLE");
        execute(database, "DROP ROLE planado_stranger");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_table_of_another_version_is_told_with_the_column_that_it_lacks(Databases.Named database) throws Exception {
        database.open();
        execute(database, "ALTER TABLE planado_inbox DROP COLUMN reason");

        assertThatThrownBy(database::open)
                .hasMessageContaining("planado_inbox cannot be used")
                .hasMessageContaining("It is of another version. Compare it")
                .satisfies(failure -> assertThat(
                                failure.getMessage().lines().findFirst().orElse(""))
                        .containsIgnoringCase("reason"));
    }

    private static void execute(Databases.Named database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_store_that_is_not_open_yet_says_so() {
        StreamStore store = new StreamStore(Databases.h2InMemory().dataSource());
        assertThatThrownBy(() -> store.streams().of("planado", Resource.JOBS)).hasMessageContaining("not open yet");
    }
}
