package io.github.camelplanado.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.ChangeStore.Checkpoint;
import io.github.camelplanado.api.ChangeStore.ListEnd;
import io.github.camelplanado.api.EntityState;
import io.github.camelplanado.changes.sql.SqlStatements;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One contract for every store; the databases are real ones. */
class StoreTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    static Stream<ChangeStore> stores() throws Exception {
        return Stream.concat(Stream.of(new MemoryStore()), databases().map(JdbcStore::new));
    }

    static Stream<DataSource> databases() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS planado_known");
            statement.execute("DROP TABLE IF EXISTS planado_checkpoint");
        }
        return Stream.of(h2(), postgres.getPostgresDatabase());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void versions_only_rise_and_streams_are_apart(ChangeStore store) {
        store.open();
        store.told("a", Map.of("u1", version(2), "u2", version(5)));
        store.told("a", Map.of("u1", version(3), "u2", version(4)));
        store.told("b", Map.of("u1", version(9)));

        assertThat(store.known("a", Set.of("u1", "u2", "u3"))).isEqualTo(Map.of("u1", version(3), "u2", version(5)));
        assertThat(store.known("b", List.of("u1"))).isEqualTo(Map.of("u1", version(9)));
        assertThat(store.known("a", List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void states_without_a_version_are_kept_with_their_hash_and_only_rise(ChangeStore store) {
        store.open();
        EntityState first = new EntityState(1, "a1");
        EntityState second = new EntityState(2, "b2");
        store.told("a", Map.of("u1", first, "u2", version(7)));
        assertThat(store.known("a", Set.of("u1", "u2"))).isEqualTo(Map.of("u1", first, "u2", version(7)));

        store.told("a", Map.of("u1", second));
        store.told("a", Map.of("u1", first));

        assertThat(store.known("a", Set.of("u1"))).isEqualTo(Map.of("u1", second));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void the_end_of_a_list_is_found_again(ChangeStore store) {
        store.open();
        Instant swept = Instant.parse("2027-03-05T09:30:00Z");
        for (ListEnd end : Arrays.asList(new ListEnd("u1", null), new ListEnd("u3", "u2"), null)) {
            Checkpoint checkpoint = new Checkpoint(swept, null, false, null, end);
            store.checkpoint("a", checkpoint);
            assertThat(store.checkpoint("a")).contains(checkpoint);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tables_of_the_earlier_version_get_their_columns_keep_their_rows_and_still_serve_the_earlier_version(
            DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE planado_known (stream varchar(99) NOT NULL, uuid varchar(99) NOT NULL,"
                    + " version bigint NOT NULL, noted_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,"
                    + " PRIMARY KEY (stream, uuid))");
            statement.execute("CREATE TABLE planado_checkpoint (stream varchar(99) NOT NULL PRIMARY KEY,"
                    + " swept_at timestamp with time zone, updated_up_to timestamp with time zone,"
                    + " walk_owed boolean NOT NULL, learnt_from varchar(99),"
                    + " noted_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL)");
            statement.execute("INSERT INTO planado_known (stream, uuid, version) VALUES ('a', 'u1', 3)");
            statement.execute("INSERT INTO planado_checkpoint (stream, swept_at, walk_owed)"
                    + " VALUES ('a', TIMESTAMP WITH TIME ZONE '2027-03-05 09:30:00+00', false)");
        }
        JdbcStore store = new JdbcStore(database);
        store.open();
        new JdbcStore(database).open();

        assertThat(known(database)).isEqualTo(Map.of("u1", version(3)));
        assertThat(store.checkpoint("a"))
                .contains(new Checkpoint(Instant.parse("2027-03-05T09:30:00Z"), null, false, null));
        store.told("a", Map.of("u1", new EntityState(4, "a1")));
        store.checkpoint("a", new Checkpoint(null, null, true, null, new ListEnd("u2", "u1")));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO planado_known (stream, uuid, version) VALUES ('a', 'u2', 1)");
        }
        assertThat(store.known("a", Set.of("u1", "u2")))
                .isEqualTo(Map.of("u1", new EntityState(4, "a1"), "u2", version(1)));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_checkpoint_is_found_again_to_the_microsecond(ChangeStore store) {
        store.open();
        Checkpoint first = new Checkpoint(null, null, true, "u9");
        Checkpoint second = new Checkpoint(
                Instant.parse("2027-03-05T09:30:00.123456Z"),
                Instant.parse("2027-03-05T09:30:00.000001Z"),
                false,
                null);
        Checkpoint third = new Checkpoint(second.sweptAt(), null, true, null);

        assertThat(store.checkpoint("a")).isEmpty();
        store.checkpoint("a", first);
        assertThat(store.checkpoint("a")).contains(first);
        store.checkpoint("a", second);
        assertThat(store.checkpoint("a")).contains(second);
        store.checkpoint("a", third);
        assertThat(store.checkpoint("a")).contains(third);
        assertThat(store.checkpoint("b")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_was_told_is_known_after_a_restart_and_opening_twice_does_no_harm(DataSource database) {
        JdbcStore before = new JdbcStore(database);
        before.open();
        before.told("a", Map.of("u1", version(2)));
        before.close();

        JdbcStore after = new JdbcStore(database);
        after.open();
        assertThat(after.known("a", Set.of("u1"))).isEqualTo(Map.of("u1", version(2)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_page_of_many_rows_is_noted_and_found(DataSource database) {
        JdbcStore store = new JdbcStore(database);
        store.open();
        Map<String, EntityState> page = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            page.put("uuid-" + i, version(i));
        }
        store.told("a", page);

        assertThat(store.known("a", page.keySet())).isEqualTo(page);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void many_threads_may_note_the_same_rows(DataSource database) throws Exception {
        JdbcStore store = new JdbcStore(database);
        store.open();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> notes = new ArrayList<>();
            for (long version = 1; version <= 40; version++) {
                Map<String, EntityState> told = Map.of("u1", version(version), "u2", version(41 - version));
                notes.add(threads.submit(() -> store.told("a", told)));
            }
            for (Future<?> note : notes) {
                note.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.known("a", Set.of("u1", "u2"))).isEqualTo(Map.of("u1", version(40), "u2", version(40)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_table_that_lacks_columns_is_refused_with_the_statement_that_makes_it(DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE planado_known (stream varchar(10))");
        }

        assertThatThrownBy(() -> new JdbcStore(database).open())
                .hasMessageContaining("planado_known")
                .hasMessageContaining("CREATE TABLE")
                .hasMessageContaining("ALTER TABLE");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_connection_of_a_pool_keeps_its_setting_of_auto_commit(DataSource database) throws Exception {
        try (OneConnection pool = new OneConnection(database)) {
            for (boolean autoCommit : List.of(false, true)) {
                pool.connection().setAutoCommit(autoCommit);
                JdbcStore store = new JdbcStore(pool);
                store.open();
                store.told("a", Map.of("u1", version(1)));

                assertThat(pool.connection().getAutoCommit()).isEqualTo(autoCommit);
            }
        }
        assertThat(known(database)).as("committed, not left to the pool").isEqualTo(Map.of("u1", version(1)));
    }

    @Test
    void noting_one_thing_that_touches_two_rows_is_refused_because_the_users_table_lacks_its_key() throws Exception {
        JdbcDataSource h2 = h2();
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE planado_known (stream varchar, uuid varchar, version bigint,"
                    + " noted_at timestamp with time zone)");
            statement.execute("CREATE TABLE planado_checkpoint (stream varchar, swept_at timestamp with time zone,"
                    + " updated_up_to timestamp with time zone, walk_owed boolean, learnt_from varchar,"
                    + " noted_at timestamp with time zone)");
            statement.execute("INSERT INTO planado_known (stream, uuid, version) VALUES ('a', 'u', 1), ('a', 'u', 2)");
            statement.execute("INSERT INTO planado_checkpoint (stream, walk_owed) VALUES ('a', true), ('a', true)");
        }
        JdbcStore store = new JdbcStore(h2);
        store.open();

        assertThatThrownBy(() -> store.told("a", Map.of("u", version(3))))
                .hasMessageContaining("2 rows of planado_known");
        assertThatThrownBy(() -> store.checkpoint("a", new Checkpoint(Instant.EPOCH, null, false, null)))
                .hasMessageContaining("2 rows of planado_checkpoint");
        assertThat(store.known("a", Set.of("u")).get("u").number())
                .as("rolled back")
                .isLessThan(3);
    }

    @Test
    void another_database_is_refused_with_the_list_of_those_that_are_supported() {
        assertThatThrownBy(() -> SqlStatements.of(JdbcStore.class, "Oracle"))
                .hasMessageContaining("Oracle")
                .hasMessageContaining("PostgreSQL, H2");
    }

    @Test
    void a_store_that_was_not_opened_says_so() throws Exception {
        assertThatThrownBy(() -> new JdbcStore(h2()).known("a", Set.of("u"))).hasMessageContaining("not opened");
    }

    private static Map<String, EntityState> known(DataSource database) {
        JdbcStore store = new JdbcStore(database);
        store.open();
        return store.known("a", Set.of("u1"));
    }

    private static EntityState version(long version) {
        return EntityState.ofVersion(version);
    }

    private static JdbcDataSource h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
