package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import javax.sql.DataSource;

import io.github.camelplanado.BreakableDatabase;
import io.github.camelplanado.TestPostgres;
import io.github.camelplanado.api.Events;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two nodes on one database, and one of them dies in the middle of its work, or stands still: a node that reaches its database
 * no more can do what a dead one can, nothing.
 */
class DeadNodeTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private static final Rhythm RHYTHM =
            new Rhythm(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(50));
    /** Above the lease: a busy machine. */
    private static final Duration SOME = Duration.ofSeconds(10);

    /** Where nobody dies: no pause of a busy machine may look like a death. */
    private static final Rhythm STEADY =
            new Rhythm(Duration.ofMinutes(1), Duration.ofMillis(300), Duration.ofMillis(50));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void another_one_reads_on_when_the_lease_of_a_dead_reader_is_over() throws Exception {
        DataSource database = TestPostgres.database();
        BreakableDatabase dying = new BreakableDatabase(database);
        jobs.create(1, 3);
        try (StreamRig one = rig(dying).start().copied();
                StreamRig two = rig(database).start()) {
            await().during(RHYTHM.lease().plusSeconds(1))
                    .until(() -> !two.consumer().isReader());
            jobs.create(4, 4);
            await().atMost(PATIENCE).until(() -> one.told().size() + two.told().size() == 1);

            dying.broken(true);
            jobs.create(5, 5);

            await().atMost(RHYTHM.lease().plus(SOME)).until(() -> two.ids().contains("job-5"));
            assertThat(two.consumer().isReader()).isTrue();
            assertThat(one.ids()).doesNotContain("job-5");
        }
    }

    @Test
    void what_a_dead_node_was_telling_is_told_by_another_one() throws Exception {
        DataSource database = TestPostgres.database();
        BreakableDatabase dying = new BreakableDatabase(database);
        CountDownLatch never = new CountDownLatch(1);
        try (StreamRig one = rig(dying)
                .doing(exchange -> {
                    dying.broken(true);
                    never.await(30, TimeUnit.SECONDS);
                })
                .start()) {
            await().atMost(PATIENCE)
                    .until(() -> one.store().sweeps().state("stream").firstDone());
            jobs.create(1, 1);
            await().atMost(PATIENCE).until(() -> dying.isBroken());
            try (StreamRig two = rig(database).start()) {
                await().atMost(RHYTHM.lease().plus(SOME)).until(() -> two.ids().contains("job-1"));
                never.countDown();

                two.awaitQuiet();
                assertThat(two.ids()).containsExactly("job-1");
            }
        }
    }

    @Test
    void a_doubt_that_a_dead_node_was_asking_about_is_cleared_up_by_another_one() throws Exception {
        PLANADO.knob(Knob.DELETION_EVENTS, "deleted");
        DataSource database = TestPostgres.database();
        BreakableDatabase dying = new BreakableDatabase(database);
        jobs.create(1, 3);
        try (StreamRig one = rig(dying).start().copied()) {
            one.registerWebhook("job_deleted");
            PLANADO.faults().answer("GET", "/jobs/.+").times(1).delay(Duration.ofSeconds(20));
            jobs.delete(2, 2);
            await().atMost(PATIENCE).until(() -> isAsked(database));
            dying.broken(true);
            try (StreamRig two = rig(database).start()) {
                await().atMost(RHYTHM.question().plus(SOME))
                        .until(() -> two.told(PlanadoConstants.CHANGE).contains("deleted"));

                two.awaitQuiet();
                assertThat(two.ids()).containsExactly("job-2");
                assertThat(two.told(PlanadoConstants.SOURCE)).containsExactly("webhook");
                assertThat(two.store().inbox().counts(StreamRig.SCOPE).waiting())
                        .isZero();
            }
        }
    }

    @Test
    void two_nodes_tell_each_version_of_a_history_once_and_in_order() throws Exception {
        DataSource database = TestPostgres.database();
        Map<String, List<Long>> begun = new ConcurrentHashMap<>();
        jobs.create(1, 6);
        try (StreamRig one = history(steady(database), begun);
                StreamRig two = history(steady(database), begun)) {
            one.start().copied();
            two.start();
            begun.clear();
            one.registerWebhook("job_updated");
            two.registerWebhook("job_updated");
            for (int i = 0; i < 12; i++) {
                jobs.change(1, 6);
            }

            await().atMost(PATIENCE).until(() -> one.told().size() + two.told().size() >= 72);
            two.awaitQuiet();

            assertThat(begun)
                    .hasSize(6)
                    .allSatisfy((uuid, versions) -> assertThat(versions)
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(2, 13).boxed().toList()));
            assertThat(two.told()).isNotEmpty();
        }
    }

    @Test
    void a_node_that_stood_still_tells_no_version_after_another_one_took_over() throws Exception {
        DataSource database = TestPostgres.database();
        BreakableDatabase away = new BreakableDatabase(database);
        Map<String, List<Long>> begun = new ConcurrentHashMap<>();
        CountDownLatch still = new CountDownLatch(1);
        jobs.create(1, 1);
        try (StreamRig one = history(rig(away), begun).start().copied()) {
            one.doing(exchange -> {
                begin(begun, exchange);
                away.broken(true);
                still.await(30, TimeUnit.SECONDS);
            });
            begun.clear();
            one.stop();
            for (int i = 1; i <= 4; i++) {
                jobs.change("job-1", "change " + i);
            }
            one.restart();
            await().atMost(PATIENCE).until(away::isBroken);
            try (StreamRig two = history(rig(database), begun).start()) {
                await().atMost(RHYTHM.lease().plus(SOME).plus(SOME))
                        .until(() -> two.told().size() == 4);
                one.doing(exchange -> begin(begun, exchange));
                away.broken(false);
                still.countDown();
                await().atMost(PATIENCE).until(() -> one.told().size() == 1);
                jobs.change("job-1", "change 5");
                await().atMost(SOME.plus(SOME))
                        .until(() -> one.told().size() + two.told().size() == 6);
                two.awaitQuiet();

                assertThat(begun.get(jobs.uuid("job-1"))).containsExactly(2L, 2L, 3L, 4L, 5L, 6L);
            }
        }
    }

    @Test
    void a_log_that_is_too_long_has_the_lists_read_for_the_streams_of_other_nodes_too() throws Exception {
        PLANADO.knob(Knob.PAGE_SIZES, "webhooks:1");
        DataSource database = TestPostgres.database();
        jobs.create(1, 20);
        try (StreamRig one = steady(database);
                StreamRig two = steady(database).options(options -> options.setStreamId("other"))) {
            one.start().copied();
            two.start();
            one.registerWebhook("job_updated");
            one.scope().missed();
            await().atMost(PATIENCE)
                    .until(() -> one.store()
                            .replays()
                            .position(
                                    StreamRig.SCOPE,
                                    PLANADO.webhooks().all().get(0).uuid())
                            .isPresent());
            await().atMost(PATIENCE)
                    .until(() -> two.told().size() == 20
                            && two.store().sweeps().state("other").firstDone());
            two.forget();
            one.receiver().down(true);
            // not the newest ones, so that the head tells nothing
            jobs.change(1, 13);
            await().atMost(PATIENCE).until(() -> PLANADO.deliveries().size() >= 13);

            one.scope().missed();

            await().atMost(PATIENCE).until(() -> two.told().size() >= 13);
            assertThat(two.told(PlanadoConstants.SOURCE)).contains("sweep");
        }
    }

    /** Whether a node has taken a doubt to ask the vendor about. */
    private static boolean isAsked(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT 1 FROM planado_inbox WHERE verify AND due_at > CURRENT_TIMESTAMP")) {
            return rows.next();
        }
    }

    private static StreamRig rig(DataSource database) throws Exception {
        return new StreamRig(PLANADO, database, RHYTHM);
    }

    private static StreamRig steady(DataSource database) throws Exception {
        return new StreamRig(PLANADO, database, STEADY);
    }

    private static StreamRig history(StreamRig rig, Map<String, List<Long>> begun) {
        return rig.options(options -> {
                    options.setEvents(Events.history);
                    options.setConcurrentConsumers(3);
                })
                .doing(exchange -> begin(begun, exchange));
    }

    private static void begin(Map<String, List<Long>> begun, Exchange exchange) {
        begun.computeIfAbsent(
                        exchange.getMessage().getHeader(PlanadoConstants.UUID, String.class),
                        uuid -> new CopyOnWriteArrayList<>())
                .add(exchange.getMessage().getHeader(PlanadoConstants.VERSION, Long.class));
    }
}
