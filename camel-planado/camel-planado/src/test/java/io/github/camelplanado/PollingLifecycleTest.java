package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelplanado.api.ChangeStore.Checkpoint;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.changes.JdbcStore;
import io.github.camelplanado.simulator.ManualClock;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.SimulatorClock;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.spi.RouteController;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes and components that come and go, schedulers and exchange factories of Camel. */
class PollingLifecycleTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    @Test
    void a_consumer_that_is_suspended_and_stopped_goes_on_where_it_was() throws Exception {
        jobs(1, 6);
        try (Polling polling = new Polling(PLANADO, "planado:jobs")) {
            RouteController routes = polling.context().getRouteController();
            PlanadoConsumer consumer = polling.consumer();
            assertThat(polling.poll()).isEmpty();

            routes.suspendRoute("polling");
            jobs(7, 7);
            assertThat(polling.poll()).isEmpty();
            routes.resumeRoute("polling");
            assertThat(polling.pollIds()).containsExactly("job-7");

            // as route policies do
            consumer.stop();
            jobs(8, 8);
            assertThat(polling.poll()).isEmpty();
            consumer.start();
            assertThat(polling.consumer()).isSameAs(consumer);
            assertThat(polling.pollIds()).containsExactly("job-8");
            assertThat(polling.poll()).isEmpty();
            assertThat(polling.failures()).isEmpty();
        }
    }

    @Test
    void a_route_that_is_stopped_and_started_has_a_new_consumer_which_goes_on_from_the_store() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        jobs(1, 6);
        try (Polling polling = new Polling(
                PLANADO,
                "planado:jobs?dataSource=#db",
                component -> {},
                context -> context.getRegistry().bind("db", DataSource.class, database))) {
            assertThat(polling.poll()).isEmpty();
            PlanadoConsumer consumer = polling.consumer();

            polling.context().getRouteController().stopRoute("polling");
            jobs(7, 7);
            polling.context().getRouteController().startRoute("polling");

            assertThat(polling.consumer()).isNotSameAs(consumer);
            assertThat(polling.pollIds()).containsExactly("job-7");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void a_route_without_a_database_that_is_stopped_and_started_does_not_learn_silently_what_came_meanwhile()
            throws Exception {
        jobs(1, 6);
        try (Polling polling = new Polling(PLANADO, "planado:jobs")) {
            assertThat(polling.poll()).isEmpty();

            polling.context().getRouteController().stopRoute("polling");
            jobs(7, 7);
            polling.context().getRouteController().startRoute("polling");

            assertThat(polling.pollIds()).containsExactly("job-7");
        }
    }

    @Test
    void what_failed_before_a_stop_is_told_after_the_start() throws Exception {
        try (Polling polling = new Polling(PLANADO, "planado:jobs?sweepInterval=0").doing(exchange -> {
            if ("job-1".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                throw new IllegalStateException("ERP says no");
            }
        })) {
            polling.poll();
            jobs(1, 12);
            assertThat(polling.poll()).hasSize(12);

            polling.consumer().stop();
            polling.consumer().start();

            assertThat(polling.doing(exchange -> {}).pollIds()).containsExactly("job-1");
        }
    }

    @Test
    void a_component_that_was_stopped_and_started_is_polled_with_its_new_client() throws Exception {
        try (Polling polling = new Polling(PLANADO, "planado:jobs")) {
            polling.poll();

            polling.context().getComponent("planado").stop();
            polling.context().getComponent("planado").start();
            jobs(1, 1);
            assertThat(polling.pollIds()).as("with the route running").containsExactly("job-1");

            polling.consumer().stop();
            polling.context().getComponent("planado").stop();
            polling.context().getComponent("planado").start();
            polling.consumer().start();
            jobs(2, 2);
            assertThat(polling.pollIds()).as("with the consumer started anew").containsExactly("job-2");
            assertThat(polling.failures()).isEmpty();
        }
    }

    @Test
    void a_poll_that_outlives_a_restart_ends_after_its_exchange_and_no_other_begins_before() throws Exception {
        Semaphore entered = new Semaphore(0);
        CountDownLatch release = new CountDownLatch(1);
        List<Object> told = new CopyOnWriteArrayList<>();
        jobs(1, 3);
        try (Polling polling = new Polling(PLANADO, "planado:jobs?initialPosition=all").doing(exchange -> {
            told.add(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID));
            entered.release();
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        })) {
            CompletableFuture<Void> before = CompletableFuture.runAsync(polling.consumer());
            assertThat(entered.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            polling.consumer().stop();
            polling.consumer().start();
            int requests = PLANADO.requests().size();

            polling.poll();
            assertThat(PLANADO.requests()).as("left out").hasSize(requests);
            release.countDown();
            before.get(10, TimeUnit.SECONDS);
            assertThat(told).as("the rest is the business of the new start").containsExactly("job-1");

            polling.poll();
            assertThat(told).containsExactly("job-1", "job-2", "job-3");
        }
    }

    @Test
    void a_poll_that_outlives_a_restart_leaves_the_position_to_the_new_start() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcStore store = new JdbcStore(database);
        store.open();
        try (ManualClock clock = SimulatorClock.manual();
                PlanadoSimulator planado = PlanadoSimulator.builder()
                        .requestsPerMinute(0)
                        .clock(clock)
                        .build()
                        .start();
                Polling polling = new Polling(
                        planado,
                        "planado:sites?dataSource=#db",
                        component -> {},
                        context -> context.getRegistry().bind("db", DataSource.class, database))) {
            planado.office().create("sites", Map.of("external_id", "s", "name", "Depot"));
            polling.poll();
            Checkpoint before = store.checkpoint("polling").orElseThrow();
            clock.advance(Duration.ofHours(1));
            planado.office().update("sites", "s", Map.of("description", "changed"));

            polling.doing(exchange -> {
                polling.consumer().stop();
                polling.consumer().start();
            });
            assertThat(polling.pollIds()).containsExactly("s");
            assertThat(store.checkpoint("polling")).contains(before);

            assertThat(polling.poll()).isEmpty();
            assertThat(store.checkpoint("polling").orElseThrow().updatedUpTo()).isAfter(before.updatedUpTo());
        }
    }

    @Test
    void quartz_can_be_the_scheduler() throws Exception {
        jobs(1, 1);
        try (TestCamel camel = new TestCamel(PLANADO)) {
            List<Exchange> told = new CopyOnWriteArrayList<>();
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("planado:jobs?initialPosition=all&scheduler=quartz&scheduler.cron=0/1+*+*+*+*+?")
                            .process(told::add);
                }
            });
            await().until(() -> told.size() == 1);
            jobs(2, 2);
            await().until(() -> told.size() == 2);
        }
    }

    @Test
    void pooled_exchanges_are_used_again_and_carry_nothing_over() throws Exception {
        Set<Integer> exchanges = new HashSet<>();
        List<Map<String, Object>> headers = new ArrayList<>();
        try (Polling polling = new Polling(
                        PLANADO,
                        "planado:jobs",
                        component -> {},
                        context -> context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory()))
                .doing(exchange -> {
                    exchanges.add(System.identityHashCode(exchange));
                    headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
                    exchange.getMessage().setHeader("leftOver", true);
                    exchange.setProperty("leftOver", true);
                    if (headers.size() == 1) {
                        throw new IllegalStateException("ERP says no");
                    }
                })) {
            polling.poll();
            jobs(1, 2);
            PLANADO.office().create("jobs", Map.of("description", "without external id"));

            assertThat(polling.poll()).hasSize(3);
            assertThat(polling.pollIds()).containsExactly("job-1");

            assertThat(exchanges).as("one exchange, again and again").hasSize(1);
            assertThat(headers)
                    .noneMatch(all -> all.containsKey("leftOver"))
                    .extracting(all -> all.get(PlanadoConstants.EXTERNAL_ID))
                    .containsExactly("job-1", "job-2", null, "job-1");
            assertThat(polling.poll()).isEmpty();
        }
    }

    private static void jobs(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> PLANADO.office().create("jobs", Map.of("external_id", "job-" + number)));
    }
}
