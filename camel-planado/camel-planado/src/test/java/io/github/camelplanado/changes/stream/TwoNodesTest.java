package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.TestPostgres;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes on one database: one reads, both tell, nothing is told by both. */
class TwoNodesTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void both_tell_and_no_entity_is_told_twice_or_by_two_at_once() throws Exception {
        DataSource database = TestPostgres.database();
        Set<String> inRoute = ConcurrentHashMap.newKeySet();
        AtomicInteger together = new AtomicInteger();
        Processor work = exchange -> {
            String uuid = exchange.getMessage().getHeader(PlanadoConstants.UUID, String.class);
            if (!inRoute.add(uuid)) {
                together.incrementAndGet();
            }
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            inRoute.remove(uuid);
        };
        jobs.create(1, 30);
        try (StreamRig one = new StreamRig(PLANADO, database);
                StreamRig two = new StreamRig(PLANADO, database)) {
            for (StreamRig rig : List.of(one, two)) {
                rig.options(options -> options.setConcurrentConsumers(3))
                        .doing(work)
                        .start();
            }
            one.awaitQuiet();
            one.registerWebhook("job_updated");
            two.registerWebhook("job_updated");
            jobs.change(1, 30);
            jobs.change(1, 30);
            await().until(() -> PLANADO.pendingDeliveries() == 0);
            await().until(() -> one.store().inbox().counts(StreamRig.SCOPE).waiting() == 0);
            one.awaitQuiet();

            List<Exchange> told =
                    Stream.concat(one.told().stream(), two.told().stream()).toList();
            assertThat(told.stream().map(TwoNodesTest::key).toList()).doesNotHaveDuplicates();
            Map<String, Long> newest = new ConcurrentHashMap<>();
            told.forEach(exchange -> newest.merge(
                    exchange.getMessage().getHeader(PlanadoConstants.UUID, String.class),
                    exchange.getMessage().getHeader(PlanadoConstants.VERSION, Long.class),
                    Math::max));
            assertThat(newest)
                    .hasSize(30)
                    .allSatisfy((uuid, version) -> assertThat(version).isEqualTo(3L));
            assertThat(one.told()).isNotEmpty();
            assertThat(two.told()).isNotEmpty();
            assertThat(together).hasValue(0);
            assertThat(Stream.of(one, two).filter(rig -> rig.consumer().isReader()))
                    .hasSize(1);
        }
    }

    @Test
    void the_other_node_reads_on_when_one_stops() throws Exception {
        DataSource database = TestPostgres.database();
        jobs.create(1, 3);
        try (StreamRig one = new StreamRig(PLANADO, database).start().copied();
                StreamRig two = new StreamRig(PLANADO, database).start()) {
            assertThat(one.consumer().isReader()).isTrue();
            one.stop();
            jobs.create(4, 4);

            two.awaitTold(1);

            assertThat(two.ids()).containsExactly("job-4");
            assertThat(two.consumer().isReader()).isTrue();
        }
    }

    @Test
    void the_other_node_reads_on_while_a_long_exchange_of_the_stopped_one_goes_on() throws Exception {
        DataSource database = TestPostgres.database();
        CountDownLatch end = new CountDownLatch(1);
        jobs.create(1, 3);
        try (StreamRig one = new StreamRig(PLANADO, database).start().copied()) {
            CountDownLatch begun = new CountDownLatch(1);
            one.doing(exchange -> {
                begun.countDown();
                end.await(60, TimeUnit.SECONDS);
            });
            jobs.change("job-1", "told for long");
            one.consumer().sweepNow();
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            try (StreamRig two = new StreamRig(PLANADO, database).start()) {
                assertThat(one.consumer().isReader()).isTrue();
                Thread stopping = new Thread(() -> {
                    try {
                        one.stop();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                stopping.start();
                jobs.create(4, 4);

                two.awaitTold(1);

                assertThat(two.ids()).containsExactly("job-4");
                assertThat(stopping.isAlive()).isTrue();
                assertThat(one.consumer().isReader()).isFalse();
                end.countDown();
                stopping.join(10_000);
                assertThat(stopping.isAlive()).isFalse();
                two.awaitQuiet();
                assertThat(two.ids())
                        .as("told by the other one, under its own lease")
                        .containsExactly("job-4");
                assertThat(one.ids()).containsExactly("job-1");
            } finally {
                end.countDown();
            }
        }
    }

    @Test
    void what_a_node_missed_that_does_not_read_is_found_by_the_one_that_does() throws Exception {
        DataSource database = TestPostgres.database();
        jobs.create(1, 40);
        try (StreamRig one = new StreamRig(PLANADO, database).start().copied();
                StreamRig two = new StreamRig(PLANADO, database).start()) {
            two.registerWebhook("job_updated");
            one.scope().missed();
            await().until(() -> one.store()
                    .replays()
                    .position(StreamRig.SCOPE, PLANADO.webhooks().all().get(0).uuid())
                    .isPresent());
            two.receiver().down(true);
            jobs.change("job-1", "not received by the one that does not read");
            await().until(() -> PLANADO.deliveries().stream().anyMatch(delivery -> !delivery.delivered()));
            assertThat(two.consumer().isReader()).isFalse();

            two.scope().missed();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> one.told().size() + two.told().size() == 1);
            assertThat(Stream.of(one, two).flatMap(rig -> rig.told(PlanadoConstants.SOURCE).stream()))
                    .containsExactly("replay");
            await().until(() -> one.store().replays().wanted(StreamRig.SCOPE) == 0);
        }
    }

    @Test
    void several_are_told_side_by_side() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        List<Object> met = new ArrayList<>();
        jobs.create(1, 3);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2())
                .options(options -> options.setConcurrentConsumers(3))
                .doing(exchange -> {
                    three.countDown();
                    met.add(three.await(10, TimeUnit.SECONDS));
                })
                .start()) {
            rig.awaitTold(3);

            assertThat(met).containsOnly(true);
        }
    }

    @Test
    void a_long_exchange_keeps_its_lease_and_a_stop_waits_for_it_and_for_nothing_else() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        jobs.create(1, 5);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2())
                .doing(exchange -> {
                    begun.countDown();
                    end.await(20, TimeUnit.SECONDS);
                })
                .start()) {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            // longer than the lease
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> rig.told().isEmpty());
            Thread stopping = new Thread(() -> {
                try {
                    rig.stop();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            stopping.start();
            await().during(Duration.ofMillis(300)).until(stopping::isAlive);
            end.countDown();
            stopping.join(5000);

            assertThat(stopping.isAlive()).isFalse();
            assertThat(rig.told()).hasSize(1);
            assertThat(rig.store().queue().counts("stream").waiting()).isEqualTo(4);
            assertThat(rig.failures()).isEmpty();
            rig.doing(exchange -> {});
            rig.restart();
            rig.awaitTold(5);
            assertThat(rig.ids()).doesNotHaveDuplicates();
        }
    }

    private static String key(Exchange exchange) {
        return exchange.getMessage().getHeader(PlanadoConstants.CHANGE_KEY, String.class);
    }
}
