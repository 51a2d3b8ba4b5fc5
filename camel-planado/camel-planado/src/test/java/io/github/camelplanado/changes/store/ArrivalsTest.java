package io.github.camelplanado.changes.store;

import static io.github.camelplanado.changes.store.Seen.webhook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Deliveries that come at the same time, on real databases. */
class ArrivalsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private final List<Thread> callers = new ArrayList<>();

    static Stream<Databases.Named> databases() {
        return Databases.all();
    }

    /** A database whose first connection is waited for. */
    private static final class Slow extends DelegatingDataSource {

        private volatile CountDownLatch ready = new CountDownLatch(0);
        private final AtomicInteger connections = new AtomicInteger();
        private volatile boolean asked;
        private volatile boolean down;
        private volatile int errorAt;

        Slow(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked = true;
            int number = connections.incrementAndGet();
            try {
                ready.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            if (down) {
                throw new SQLException("nobody there", "08001");
            }
            if (number == errorAt) {
                throw new OutOfMemoryError("for a test");
            }
            return super.getConnection();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void those_that_wait_share_one_transaction(Databases.Named database) {
        Slow slow = slow(database);
        Inbox inbox = inbox(slow);
        List<CompletableFuture<Boolean>> kept = putWhileOneIsWritten(slow, inbox, "u1", "u2", "u3", "u4", "u5");
        slow.ready.countDown();

        assertThat(kept).allSatisfy(one -> assertThat(one.join()).isTrue());
        assertThat(slow.connections).as("one for the first, one for all others").hasValue(2);
        assertThat(inbox.counts("planado").waiting()).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void of_two_equal_ones_at_once_one_is_new(Databases.Named database) {
        Slow slow = slow(database);
        Inbox inbox = inbox(slow);
        List<CompletableFuture<Boolean>> kept = putWhileOneIsWritten(slow, inbox, "u1", "u2", "u2", "u1");
        slow.ready.countDown();

        assertThat(kept.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, true, false, false);
        assertThat(inbox.counts("planado").waiting()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void one_that_the_database_does_not_take_fails_alone(Databases.Named database) throws SQLException {
        Slow slow = slow(database);
        Inbox inbox = inbox(slow);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE planado_inbox ADD CONSTRAINT planado_good CHECK (uuid <> 'bad')");
        }
        List<CompletableFuture<Boolean>> kept = putWhileOneIsWritten(slow, inbox, "u1", "u2", "bad", "u3");
        slow.ready.countDown();

        assertThat(kept.get(2)).failsWithin(SOON).withThrowableThat().withMessageContaining("could not keep webhooks");
        kept.remove(2);
        assertThat(kept).allSatisfy(one -> assertThat(one.join()).isTrue());
        assertThat(inbox.counts("planado").waiting()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void those_behind_an_error_are_not_taken_for_kept(Databases.Named database) throws SQLException {
        Slow slow = slow(database);
        Inbox inbox = inbox(slow);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE planado_inbox ADD CONSTRAINT planado_good CHECK (uuid <> 'bad')");
        }
        List<CompletableFuture<Boolean>> kept = putWhileOneIsWritten(slow, inbox, "u1", "bad", "u2", "u3");
        // the first, the others together, and the first of these by itself
        slow.errorAt = 3;
        slow.ready.countDown();

        kept.remove(0);
        assertThat(kept).allSatisfy(one -> assertThat(one).failsWithin(SOON));
        assertThat(inbox.counts("planado").waiting()).isEqualTo(1);
        assertThat(put(inbox, "u2")).as("it comes again").isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void while_the_database_is_down_every_one_fails_and_afterwards_none_does(Databases.Named database) {
        Slow slow = slow(database);
        Inbox inbox = inbox(slow);
        List<CompletableFuture<Boolean>> kept = putWhileOneIsWritten(slow, inbox, "u1", "u2", "u3");
        slow.down = true;
        slow.ready.countDown();

        assertThat(kept)
                .allSatisfy(one ->
                        assertThat(one).failsWithin(SOON).withThrowableThat().withMessageContaining("nobody there"));
        assertThat(slow.connections).as("nobody asks for the others again").hasValue(2);
        slow.down = false;
        assertThat(put(inbox, "u1")).isTrue();
        assertThat(inbox.counts("planado").waiting()).isEqualTo(1);
    }

    /** The first of them is being written, the others wait for that when this returns. */
    private List<CompletableFuture<Boolean>> putWhileOneIsWritten(Slow slow, Inbox inbox, String... uuids) {
        slow.connections.set(0);
        slow.asked = false;
        List<CompletableFuture<Boolean>> kept = new ArrayList<>();
        for (String uuid : uuids) {
            kept.add(putOnThread(inbox, uuid));
            await().atMost(SOON).until(() -> slow.asked);
        }
        await().atMost(SOON)
                .until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING));
        return kept;
    }

    private CompletableFuture<Boolean> putOnThread(Inbox inbox, String uuid) {
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                kept.complete(put(inbox, uuid));
            } catch (RuntimeException | Error e) {
                kept.completeExceptionally(new CompletionException(e));
            }
        });
        callers.add(caller);
        caller.start();
        return kept;
    }

    private static boolean put(Inbox inbox, String uuid) {
        return inbox.put("planado", "key of " + uuid, webhook(uuid, 1), BODY);
    }

    private static Slow slow(Databases.Named database) {
        return new Slow(database.dataSource());
    }

    private static Inbox inbox(Slow slow) {
        StreamStore store = new StreamStore(slow);
        store.open();
        slow.ready = new CountDownLatch(1);
        return store.inbox();
    }
}
