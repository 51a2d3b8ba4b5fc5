package io.github.camelplanado.changes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.JdbcStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams by name, who reads for them, and the tables, on real databases. */
class StreamsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

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
        assertThat(store.streams().take("missing", "one", LONG)).isEmpty();
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

    @Test
    void a_store_that_is_not_open_yet_says_so() {
        StreamStore store = new StreamStore(Databases.h2InMemory().dataSource());
        assertThatThrownBy(() -> store.streams().of("planado", Resource.JOBS)).hasMessageContaining("not open yet");
    }
}
