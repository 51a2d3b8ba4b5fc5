package io.github.camelplanado.changes.store;

import static io.github.camelplanado.changes.store.Seen.webhook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Inbox.Counts;
import io.github.camelplanado.changes.store.Inbox.Entry;
import io.github.camelplanado.changes.store.Inbox.Lag;
import io.github.camelplanado.changes.store.Queue.Due;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What webhooks brought, on real databases. */
class InboxTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final byte[] BODY = "{\"job\": {\"name\": \"Ремонт\"}}".getBytes(UTF_8);

    /** Letters; see the key of an event. */
    private static final int LONGEST_KEY = 200;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Map<String, Change> readable = new HashMap<>();

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_lag_is_that_of_what_is_due_and_counts_no_further_than_asked(Databases.Named database) {
        StreamStore store = open(database);
        assertThat(store.inbox().lag("planado", 2)).isEqualTo(new Lag(0, 0, Duration.ZERO, Duration.ZERO));
        put(store, "k1", webhook("u1", 5));
        put(store, "k2", webhook("u2", 5));
        put(store, "k3", webhook("u3", 5));
        store.inbox().poison("planado", BODY, "no JSON");

        Lag lag = store.inbox().lag("planado", 2);

        assertThat(lag.unmerged()).isEqualTo(2);
        assertThat(lag.poison()).isEqualTo(1);
        assertThat(lag.unmergedFor()).isPositive();
        assertThat(lag.unverifiedFor()).isZero();
        assertThat(store.queue().overdue("s")).isZero();
        store.inbox().merge("planado", 10, this::read);
        assertThat(store.inbox().lag("planado", 2).unmergedFor()).isZero();
        assertThat(store.queue().overdue("s")).isPositive();
        while (take(store, "s").isPresent()) {
            assertThat(store.queue().overdue("other")).isZero();
        }
        assertThat(store.queue().overdue("s")).as("somebody works on it").isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_delivery_is_merged_once_into_every_stream_of_its_resource(Databases.Named database) {
        StreamStore store = open(database);
        store.streams().register("t", "planado", Resource.JOBS);
        store.streams().register("clients", "planado", Resource.CLIENTS);
        store.streams().register("foreign", "other", Resource.JOBS);
        assertThat(put(store, "k1", webhook("u1", 5))).isTrue();
        assertThat(put(store, "k1", webhook("u1", 5))).as("a repeat").isFalse();
        assertThat(put(store, "k2", webhook("u2", 1))).isTrue();
        assertThat(store.inbox().counts("planado").waiting()).isEqualTo(2);
        assertThat(store.inbox().counts("planado").oldest()).isNotNull();

        assertThat(store.inbox().merge("planado", 1, this::read)).isEqualTo(1);
        assertThat(store.inbox().merge("planado", 10, this::read)).isEqualTo(1);
        assertThat(store.inbox().merge("planado", 10, this::read)).isZero();

        assertThat(store.inbox().counts("planado")).isEqualTo(new Counts(0, 0, null));
        assertThat(take(store, "s").orElseThrow().uuid()).isEqualTo("u1");
        assertThat(take(store, "s").orElseThrow().uuid()).isEqualTo("u2");
        assertThat(take(store, "t")).isPresent();
        assertThat(take(store, "clients")).isEmpty();
        assertThat(take(store, "foreign")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_delivery_of_any_size_is_kept_by_the_longest_key_there_is(Databases.Named database) {
        StreamStore store = open(database);
        // random, because PostgreSQL presses what it keeps in an index
        byte[] large = new byte[1 << 20];
        random.nextBytes(large);
        String key = random.ints(LONGEST_KEY, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(store.inbox().put("planado", key, webhook("u1", 5), large))
                .as("seed %s", seed)
                .isTrue();
        assertThat(store.inbox().put("planado", key, webhook("u1", 5), large)).isFalse();
        assertThat(store.inbox().counts("planado").waiting()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_entry_has_all_that_was_kept(Databases.Named database) {
        StreamStore store = open(database);
        assertThat(put(store, "k1", webhook("u1", 5))).isTrue();
        int looked = store.inbox().merge("planado", 10, entry -> {
            assertThat(entry.scope()).isEqualTo("planado");
            assertThat(entry.eventKey()).isEqualTo("k1");
            assertThat(entry.resource()).isEqualTo(Resource.JOBS);
            assertThat(entry.uuid()).isEqualTo("u1");
            assertThat(entry.version()).isEqualTo(5);
            assertThat(entry.eventType()).isEqualTo("job_updated");
            assertThat(entry.attempt()).isEqualTo(1);
            assertThat(entry.body()).isEqualTo(BODY);
            assertThat(entry.receivedAt()).isNotNull();
            return Optional.empty();
        });

        assertThat(looked).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_cannot_be_read_is_set_aside_and_holds_up_nobody(Databases.Named database) {
        StreamStore store = open(database);
        store.inbox().poison("planado", new byte[] {0, -1, '{'}, "no JSON");
        store.inbox().poison("planado", new byte[] {0, -1, '{'}, "no JSON");
        assertThat(put(store, "bad", webhook("u1", 5))).isTrue();
        assertThat(put(store, "worse", webhook("u1", 6))).isTrue();
        assertThat(put(store, "good", webhook("u2", 1))).isTrue();
        readable.remove("bad");

        assertThat(store.inbox().merge("planado", 10, entry -> {
                    if (entry.eventKey().equals("worse")) {
                        throw new IllegalArgumentException("no version");
                    }
                    return read(entry);
                }))
                .isEqualTo(3);
        assertThat(store.inbox().counts("planado")).isEqualTo(new Counts(0, 3, null));
        assertThat(take(store, "s").orElseThrow().uuid()).isEqualTo("u2");
        assertThat(put(store, "waits", webhook("u3", 1))).isTrue();
        assertThat(store.inbox().purgePoison(Duration.ofDays(1))).isZero();
        assertThat(store.inbox().purgePoison(Duration.ZERO.minusSeconds(1))).isEqualTo(3);
        assertThat(store.inbox().merge("planado", 10, this::read))
                .as("what is not merged yet is never cleared away")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_proves_nothing_stays_until_the_entity_was_asked_for(Databases.Named database) {
        StreamStore store = open(database);
        assertThat(put(store, "k1", webhook("u1", null, "job_updated"))).isTrue();
        assertThat(put(store, "k2", webhook("u2", 3L, "job_deleted"))).isTrue();
        assertThat(store.inbox().merge("planado", 10, this::read)).isEqualTo(2);
        assertThat(store.inbox().merge("planado", 10, this::read)).isZero();
        assertThat(store.inbox().counts("planado").waiting()).isEqualTo(2);
        assertThat(take(store, "s")).isEmpty();

        List<Entry> mine = store.inbox().toVerify("planado", 1, LONG);
        assertThat(mine).extracting(Entry::uuid).containsExactly("u1");
        assertThat(mine.get(0).version()).isNull();
        List<Entry> others = store.inbox().toVerify("planado", 10, LONG);
        assertThat(others).extracting(Entry::uuid).containsExactly("u2");
        store.inbox().done(mine.get(0));
        store.inbox().later(others.get(0), LONG);
        assertThat(store.inbox().lag("planado", 2).unverifiedFor())
                .as("asked in vain")
                .isPositive();
        store.inbox().later(others.get(0), Duration.ZERO);
        assertThat(store.inbox().toVerify("planado", 10, LONG))
                .extracting(Entry::attempts)
                .containsExactly(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_must_be_verified_is_free_again_when_its_holder_is_gone(Databases.Named database) {
        StreamStore store = open(database);
        assertThat(put(store, "k1", webhook("u1", null, "job_updated"))).isTrue();
        assertThat(store.inbox().merge("planado", 10, this::read)).isEqualTo(1);
        assertThat(store.inbox().toVerify("planado", 10, Duration.ZERO)).hasSize(1);

        assertThat(store.inbox().toVerify("planado", 10, LONG)).hasSize(1);
        assertThat(store.inbox().toVerify("planado", 10, LONG)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_delivery_that_the_database_does_not_take_is_set_aside_alone(Databases.Named database) throws Exception {
        StreamStore store = open(database);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE planado_entity ADD CONSTRAINT planado_short CHECK (version < 100)");
        }
        assertThat(put(store, "k1", webhook("u1", 1))).isTrue();
        assertThat(put(store, "k2", webhook("u2", 100))).isTrue();
        assertThat(put(store, "k3", webhook("u3\0", 1))).isTrue();

        assertThat(store.inbox().merge("planado", 10, this::read)).isEqualTo(3);
        assertThat(store.inbox().counts("planado")).isEqualTo(new Counts(0, 1, null));
        assertThat(store.entities().known("s", List.of("u1", "u2", "u3"))).containsOnlyKeys("u1", "u3");
    }

    private boolean put(StreamStore store, String key, Change change) {
        readable.put(key, change);
        return store.inbox().put("planado", key, change, BODY);
    }

    private Optional<Change> read(Entry entry) {
        return Optional.ofNullable(readable.get(entry.eventKey()));
    }

    private static Optional<Due> take(StreamStore store, String stream) {
        return store.queue().take(stream, "node", LONG);
    }

    private static StreamStore open(Databases.Named database) {
        StreamStore store = database.open();
        store.streams().register("s", "planado", Resource.JOBS);
        return store;
    }
}
