package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.DeliveryAttempt;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Streams of changes with the receiver that the component opens for them. */
class ChangesOverHttpTest {

    /** The head is not looked at again while a test runs, so that what is told soon came as a webhook. */
    private static final String SLOW = "&delay=1h&sweepInterval=0";

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).speed(30).build();

    private final DataSource database = database();

    @TempDir
    private Path folder;

    @Test
    void what_the_vendor_sends_is_told_once_however_often_it_comes() throws Exception {
        try (StreamCamel camel = stream()) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now" + SLOW);
            awaitFirstReading(camel, "jobs");
            PLANADO.webhooks().register(camel.url(), StreamCamel.SECRET, List.of("job_created", "job_updated"));

            PLANADO.office().create("jobs", Map.of("external_id", "j-1"));

            await().until(() -> camel.events().equals(List.of("j-1 job_created")));
            // One that no list has is surely told by its webhook.
            String webhook = event("j-9", "job_started");
            for (int repeat = 1; repeat <= 3; repeat++) {
                assertThat(camel.post(StreamCamel.SECRET, webhook)).isEqualTo(200);
            }
            await().until(() -> camel.told().size() == 2);
            assertThat(camel.told().get(1).getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.EVENT_TYPE, "job_started")
                    .containsEntry(PlanadoConstants.SOURCE, "webhook")
                    .containsEntry(PlanadoConstants.PREVIOUS_STATUS, null)
                    .containsEntry(PlanadoConstants.SNAPSHOT, false);
            PLANADO.office().update("jobs", "j-1", Map.of("description", "More"));
            await().until(() -> camel.events().contains("j-1 job_updated"));
            assertThat(camel.told()).hasSize(3);
        }
    }

    @Test
    void a_suspended_route_takes_no_webhooks_and_goes_on_when_it_is_resumed() throws Exception {
        try (StreamCamel camel = stream()) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now" + SLOW);
            awaitFirstReading(camel, "jobs");
            String webhook = event("j-1", "job_started");

            camel.context().getRouteController().suspendRoute("jobs");
            assertThat(camel.post(StreamCamel.SECRET, webhook)).isEqualTo(404);

            camel.context().getRouteController().resumeRoute("jobs");
            assertThat(camel.post(StreamCamel.SECRET, webhook)).isEqualTo(200);
            await().until(() -> camel.told().size() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_stop_lets_an_exchange_take_all_steps_of_its_route(boolean suspended) throws Exception {
        PLANADO.office().create("jobs", Map.of("external_id", "j-1"));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        List<String> steps = new CopyOnWriteArrayList<>();
        try (StreamCamel camel = stream()) {
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    // With Camel's own error handler: it refuses every step once it is stopped.
                    from("planado:jobs/changes?delay=1h")
                            .routeId("jobs")
                            .process(exchange -> {
                                begun.countDown();
                                stopping.await();
                            })
                            .process(exchange -> steps.add("second"))
                            .to("direct:rest");
                    from("direct:rest").process(exchange -> steps.add("of another route"));
                }
            });
            begun.await();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> stop(camel.context(), suspended));
            await().until(() -> camel.component().changeStreams().isEmpty());
            stopping.countDown();
            stop.get(20, TimeUnit.SECONDS);

            assertThat(steps).containsExactly("second", "of another route");
            assertThat(new JdbcTemplate(database).queryForObject("SELECT told_version FROM planado_entity", Long.class))
                    .isEqualTo(1);
        }
    }

    private static void stop(CamelContext context, boolean suspended) {
        try {
            if (suspended) {
                context.getRouteController().suspendRoute("jobs");
            } else {
                context.getRouteController().stopRoute("jobs");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void two_consumers_of_one_application_have_no_name_in_common_though_their_routes_wrap_them() throws Exception {
        try (StreamCamel camel = stream()) {
            Consumer first = wrapped(camel, "planado:jobs/changes?streamId=jobs" + SLOW);
            Consumer second = wrapped(camel, "planado:jobs/changes?streamId=jobs&maxDeletes=3" + SLOW);
            first.start();

            assertThatThrownBy(second::start).hasMessageContaining("under the name 'jobs'");

            first.stop();
            second.start();
            assertThat(camel.component().changeStreams()).containsOnlyKeys("jobs");
            second.stop();
        }
    }

    /** As {@code master:} makes them. */
    private static Consumer wrapped(StreamCamel camel, String uri) throws Exception {
        return camel.context().getEndpoint(uri).createConsumer(exchange -> {});
    }

    @Test
    void a_lease_is_as_long_as_the_option_says() throws Exception {
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> {
            component.setDataSource(database);
            component.setLeaseDuration(Duration.ofSeconds(70));
        })) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now" + SLOW);
            awaitFirstReading(camel, "jobs");

            assertThat(new JdbcTemplate(database)
                            .queryForObject(
                                    "SELECT EXTRACT(EPOCH FROM (held_until - held_at)) FROM planado_stream"
                                            + " WHERE stream = 'jobs'",
                                    Integer.class))
                    .isEqualTo(70);
        }
    }

    @Test
    void while_the_database_is_down_the_vendor_is_told_to_come_again() throws Exception {
        BreakableDatabase breakable = new BreakableDatabase(database);
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> component.setDataSource(breakable))) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now" + SLOW);
            awaitFirstReading(camel, "jobs");
            PLANADO.webhooks().register(camel.url(), StreamCamel.SECRET, List.of("job_created"));
            breakable.broken(true);
            PLANADO.office().create("jobs", Map.of("external_id", "j-1"));
            await().until(() -> PLANADO.deliveries().stream().anyMatch(attempt -> !attempt.delivered()));
            assertThat(camel.health("jobs").getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(camel.health("jobs").getMessage().orElse(""))
                    .contains("store of the changes is down")
                    .contains("Connection refused");

            breakable.broken(false);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> PLANADO.deliveries().stream().anyMatch(DeliveryAttempt::delivered));
            await().atMost(Duration.ofSeconds(40)).until(() -> camel.told().size() == 1);
            assertThat(camel.events()).containsExactly("j-1 job_created");
        }
    }

    @Test
    void what_cannot_be_read_is_kept_for_people_and_what_is_not_the_vendors_is_refused() throws Exception {
        try (StreamCamel camel = stream()) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now&maxBodySize=1000" + SLOW);
            awaitFirstReading(camel, "jobs");

            assertThat(camel.post("guess", event("j-1", "job_created"))).isEqualTo(401);
            assertThat(camel.post(StreamCamel.SECRET, "x".repeat(1001))).isEqualTo(413);
            assertThat(camel.post(StreamCamel.SECRET, "no json")).isEqualTo(200);

            assertThat(camel.health("jobs").getDetails()).containsEntry("unreadable", 1L);
            assertThat(camel.health("jobs").getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void streams_share_one_receiver_that_is_open_while_one_of_them_runs() throws Exception {
        try (StreamCamel camel = stream()) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now" + SLOW)
                    .from("clients", "planado:clients/changes?initialPosition=now" + SLOW);
            awaitFirstReading(camel, "jobs");
            awaitFirstReading(camel, "clients");
            PLANADO.webhooks().register(camel.url(), StreamCamel.SECRET, List.of("job_created", "client_created"));

            PLANADO.office()
                    .create("clients", Map.of("external_id", "c-1", "organization", true, "organization_name", "A"));
            await().until(() -> camel.events().contains("c-1 client_created"));
            camel.context().getRouteController().stopRoute("clients");
            PLANADO.office().create("jobs", Map.of("external_id", "j-1"));
            await().until(() -> camel.events().contains("j-1 job_created"));

            camel.context().getRouteController().stopRoute("jobs");
            assertThat(camel.post(StreamCamel.SECRET, event("j-1", "job_created")))
                    .isEqualTo(404);
            camel.context().getRouteController().startRoute("jobs");
            assertThat(camel.post(StreamCamel.SECRET, event("j-1", "job_created")))
                    .isEqualTo(200);
        }
    }

    @Test
    void without_a_secret_or_a_path_nothing_is_opened_and_changes_are_read() throws Exception {
        PLANADO.office().create("jobs", Map.of("external_id", "j-1"));
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> {
            component.setDataSource(database);
            component.setWebhookSecret(null);
        })) {
            camel.from("jobs", "planado:jobs/changes?streamId=s1");
            await().until(() -> camel.told().size() == 1);
            assertThat(camel.post(StreamCamel.SECRET, "{}")).isEqualTo(404);
        }
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> {
            component.setDataSource(database);
            component.setWebhookPath("");
        })) {
            camel.from("jobs", "planado:jobs/changes?streamId=s2");
            await().until(() -> camel.told().size() == 1);
            assertThat(camel.post(StreamCamel.SECRET, "{}")).isEqualTo(404);
        }
    }

    @Test
    void the_database_of_a_route_that_does_not_run_is_not_opened_by_a_sweep() throws Exception {
        String file = folder.resolve("another").toString();
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> component.setStore(file))) {
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("planado:jobs/changes")
                            .routeId("jobs")
                            .autoStartup(false)
                            .to("log:jobs");
                }
            });

            assertThat(camel.camel().send("planado:jobs/sweep", null).getException())
                    .hasMessageContaining("there is no stream of changes of jobs");
            assertThat(folder.resolve("another.mv.db")).doesNotExist();
        }
    }

    @Test
    void a_look_at_a_stream_waits_for_no_database_and_tells_why_it_is_not_open() throws Exception {
        BreakableDatabase down = new BreakableDatabase(database);
        down.broken(true);
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> component.setDataSource(down))) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now" + SLOW);
            await().untilAsserted(
                            () -> assertThat(camel.health("jobs").getMessage().orElse(""))
                                    .contains("not open yet: ")
                                    .contains("Connection refused"));
        }
        CountDownLatch answer = new CountDownLatch(1);
        DataSource silent = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.getConnection();
            }
        };
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> component.setDataSource(silent))) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now" + SLOW);

            long before = System.nanoTime();
            HealthCheck.Result health = camel.health("jobs");
            String state = camel.component().changeStreams().get("jobs").state();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));

            assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(health.getMessage().orElse("")).contains("its database has not answered");
            assertThat(state).contains("its database has not answered");
            answer.countDown();
            awaitFirstReading(camel, "jobs");
        }
    }

    @Test
    void a_second_account_needs_a_path_of_its_own() throws Exception {
        try (StreamCamel camel = stream()) {
            camel.from("jobs", "planado:jobs/changes?initialPosition=now" + SLOW);
            PlanadoComponent second = new PlanadoComponent();
            second.setApiKey(PLANADO.apiKey());
            second.setBaseUrl(PLANADO.baseUrl());
            second.setWebhookSecret(StreamCamel.SECRET);
            second.setDataSource(database);
            camel.context().addComponent("second", second);

            assertThatThrownBy(() -> camel.from("others", "second:jobs/changes?initialPosition=now" + SLOW))
                    .hasStackTraceContaining("The path /planado/webhook is taken by the component 'planado'")
                    .hasStackTraceContaining("webhookPath");
            camel.context().removeRoute("others");

            second.setWebhookPath("/second/webhook");
            second.stop();
            second.start();
            camel.from("again", "second:jobs/changes?initialPosition=now" + SLOW);
            awaitFirstReading(camel, "again");
        }
    }

    @Test
    void an_embedded_database_goes_on_after_a_restart() throws Exception {
        String file = folder.resolve("kept").toString();
        PLANADO.office().create("jobs", Map.of("external_id", "j-1"));
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> component.setStore(file))) {
            camel.from("jobs", "planado:jobs/changes");
            await().until(() -> camel.told().size() == 1);
            assertThat(camel.told().get(0).getMessage().getHeader(PlanadoConstants.SNAPSHOT))
                    .isEqualTo(true);
            await().until(() ->
                    camel.component().changeStreams().get("jobs").sweep().firstDone());
        }
        PLANADO.office().create("jobs", Map.of("external_id", "j-2"));
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> component.setStore(file))) {
            camel.from("jobs", "planado:jobs/changes");
            await().until(() -> !camel.told().isEmpty());
            assertThat(camel.events()).containsExactly("j-2 job_created");
        }
        assertThat(folder.resolve("kept.mv.db")).exists();
    }

    @Test
    void a_sweep_can_be_asked_for_and_deletions_beyond_max_deletes_wait_for_somebody() throws Exception {
        IntStream.rangeClosed(1, 6).forEach(job -> PLANADO.office().create("jobs", Map.of("external_id", "j-" + job)));
        try (StreamCamel camel = stream()) {
            assertThat(camel.camel().send("planado:jobs/sweep", null).getException())
                    .hasMessageContaining("there is no stream of changes of jobs");
            camel.from("jobs", "planado:jobs/changes?maxDeletes=2" + SLOW);
            await().until(() -> camel.told().size() == 6);
            awaitFirstReading(camel, "jobs");
            PLANADO.office().delete("jobs", "j-1");
            PLANADO.office().delete("jobs", "j-2");
            PLANADO.office().delete("jobs", "j-3");

            assertThat(camel.camel().ok("planado:jobs/sweep", null).getMessage().getBody())
                    .isEqualTo(Map.of("streams", List.of("jobs")));

            await().until(() -> camel.health("jobs").getState() == HealthCheck.State.DOWN);
            assertThat(camel.health("jobs").getDetails()).containsEntry("parkedDeletions", 3L);
            assertThat(camel.health("jobs").getMessage().orElse("")).contains("3 deletions are held back");
            assertThat(camel.told()).hasSize(6);
            assertThat(camel.camel()
                            .ok("planado:jobs/sweep?release=true", null)
                            .getMessage()
                            .getBody())
                    .isEqualTo(Map.of("jobs", 3L));
            await().until(() -> camel.told().size() == 9);
            assertThat(camel.events()).contains("j-1 job_deleted", "j-2 job_deleted", "j-3 job_deleted");
            assertThat(camel.health("jobs").getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void a_change_that_fails_too_often_is_parked_shown_and_released() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        PLANADO.office().create("jobs", Map.of("external_id", "j-1"));
        try (StreamCamel camel = stream().doing(exchange -> {
            if (broken.get()) {
                throw new IllegalStateException("ERP says no");
            }
        })) {
            camel.from("jobs", "planado:jobs/changes?maxRedeliveries=1" + SLOW);
            await().until(() ->
                    Long.valueOf(1).equals(camel.health("jobs").getDetails().get("parked")));
            assertThat(camel.health("jobs").getMessage().orElse("")).contains("1 changes are parked");
            assertThat(camel.component().changeStreams().get("jobs").parked(10))
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.reason()).contains("ERP says no"));

            broken.set(false);
            assertThat(camel.component().changeStreams().get("jobs").release(null))
                    .isEqualTo(1);

            await().until(() -> camel.events().equals(List.of("j-1 job_created")));
            await().until(() -> camel.health("jobs").getState() == HealthCheck.State.UP);
        }
    }

    @Test
    void a_stream_needs_no_webhook_before_it_and_its_server_is_named_when_it_is_missing() throws Exception {
        try (StreamCamel camel = stream()) {
            assertThatThrownBy(() -> camel.from("hooked", "webhook:planado:jobs/changes"))
                    .rootCause()
                    .hasMessageContaining("write planado:jobs/changes, without webhook:");
        }
        try (TestCamel camel = new TestCamel(PLANADO, component -> {
            component.setDataSource(database);
            component.setWebhookSecret(StreamCamel.SECRET);
        })) {
            assertThatThrownBy(() -> camel.context().addRoutes(new org.apache.camel.builder.RouteBuilder() {
                        @Override
                        public void configure() {
                            from("planado:jobs/changes").to("mock:none");
                        }
                    }))
                    .hasStackTraceContaining("add camel-platform-http-main");
        }
    }

    private StreamCamel stream() throws Exception {
        return new StreamCamel(PLANADO, component -> component.setDataSource(database));
    }

    private static void awaitFirstReading(StreamCamel camel, String stream) {
        await().until(() -> {
            Map<String, Object> details = camel.health(stream).getDetails();
            return "done".equals(details.get("firstCopy"));
        });
    }

    /** What the vendor would send of a job. */
    private static String event(String externalId, String type) {
        return PLANADO.entities("jobs").stream()
                .filter(job -> job.path("external_id").asText().equals(externalId))
                .findFirst()
                .map(job -> "{\"event_uuid\": \"e-1\", \"event_type\": \"%s\", \"job\": %s}".formatted(type, job))
                .orElse("{\"event_uuid\": \"e-1\", \"event_type\": \"%s\", \"job\": {\"uuid\": \"%s\", \"version\": 1}}"
                        .formatted(type, UUID.randomUUID()));
    }

    private static DataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
