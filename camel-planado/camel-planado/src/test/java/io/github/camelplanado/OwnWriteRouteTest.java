package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.OwnWrites;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From its start until its exchange has ended, a write is known; and it is known again when it comes back. */
class OwnWriteRouteTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private TestCamel camel;
    private OwnWrites writes;

    @BeforeEach
    void open() {
        camel = new TestCamel(PLANADO);
        writes = camel.context()
                .getComponent("planado", PlanadoComponent.class)
                .client()
                .ownWrites();
    }

    @AfterEach
    void close() {
        camel.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "upsert", "add-material", "delete"})
    void an_entity_is_being_written_until_the_exchange_has_ended(String operation) throws Exception {
        String uuid = job("ORD-1");
        String id = operation.equals("upsert") ? "ORD-1" : uuid;
        CompletableFuture<Boolean> afterTheCall = new CompletableFuture<>();
        route("planado:jobs/" + operation, exchange -> afterTheCall.complete(isWriting(uuid, "ORD-1")));
        Object body = Map.of("description", "d");
        if (operation.equals("add-material")) {
            PLANADO.office().create("services", Map.of("name", "Check", "external_id", "s"));
            PLANADO.office().create("units", Map.of("name", "Metre", "code", "m"));
            PLANADO.office()
                    .create("products", Map.of("name", "Pipe", "external_id", "p", "unit", Map.of("name", "Metre")));
            PLANADO.office().provide("ORD-1", "s");
            body = Map.of("product", Map.of("external_id", "p"), "quantity", 1);
        }

        Exchange exchange =
                camel.send("direct:write", body, Map.of(PlanadoConstants.ID, id, PlanadoConstants.SERVICE_ID, "s"));

        assertThat(exchange.getException()).isNull();
        assertThat(afterTheCall).isCompletedWithValue(true);
        assertThat(isWriting(uuid, "ORD-1")).isFalse();
    }

    @Test
    void a_write_that_failed_is_over_when_its_exchange_is() throws Exception {
        route("planado:jobs/update", exchange -> {});

        assertThat(camel.send("direct:write", Map.of("description", "d"), Map.of(PlanadoConstants.ID, "none"))
                        .isFailed())
                .isTrue();
        assertThat(camel.send("direct:write", Map.of("type_uuid", "trap"), Map.of(PlanadoConstants.ID, "none"))
                        .isFailed())
                .isTrue();

        assertThat(writes.isWriting(Resource.JOBS, "none", null)).isFalse();
    }

    @Test
    void a_read_writes_nothing() throws Exception {
        String uuid = job("ORD-1");
        CompletableFuture<Boolean> afterTheCall = new CompletableFuture<>();
        route("planado:jobs/get", exchange -> afterTheCall.complete(isWriting(uuid, "ORD-1")));

        camel.ok("direct:write", null, Map.of(PlanadoConstants.ID, uuid));

        assertThat(afterTheCall).isCompletedWithValue(false);
    }

    @Test
    void a_call_outside_of_any_exchange_with_an_end_is_over_with_its_answer() throws Exception {
        String uuid = job("ORD-1");
        try (var producer =
                camel.context().getEndpoint("planado:jobs/update?id=" + uuid).createProducer()) {
            producer.start();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(Map.of("description", "d"));
            producer.process(exchange);
            assertThat(exchange.getException()).isNull();
        }

        assertThat(isWriting(uuid, "ORD-1")).isFalse();
    }

    @Test
    void a_job_that_is_being_made_without_an_external_id_holds_back_what_may_be_it_and_no_more_after_the_answer()
            throws Exception {
        CompletableFuture<String> made = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        route("planado:jobs/create", exchange -> {
            made.complete(exchange.getMessage().getHeader(PlanadoConstants.UUID, String.class));
            goOn.get();
        });
        PLANADO.faults().answer("POST", "/jobs").delay(Duration.ofMillis(300));
        CompletableFuture<Map<String, Object>> create = CompletableFuture.supplyAsync(
                () -> TestCamel.map(camel.send("direct:write", Map.of("description", "d"))));
        await().until(() -> !ended("other", true).isDone());
        CompletableFuture<Void> other = ended("other", true);

        String uuid = made.get();

        await().until(other::isDone);
        CompletableFuture<Void> ours = ended(uuid, false);
        assertThat(ours).isNotDone();
        goOn.complete(null);
        create.join();
        assertThat(ours).isCompleted();
    }

    @Test
    void what_comes_back_is_told_and_says_that_it_is_our_own() throws Exception {
        PLANADO.knob(Knob.DELETION_EVENTS, "deleted");
        receive();
        camel.ok("planado:jobs/upsert?id=ORD-1", Map.of("description", "ours", "scheduled_at", "2027-03-01T09:00:00Z"));
        awaitTold(1);
        String uuid = told.get(0).getMessage().getHeader(PlanadoConstants.UUID, String.class);
        camel.ok("planado:jobs/update?id=" + uuid, Map.of("description", "ours again"));
        awaitTold(2);
        // By this API too, but not by one of our writes.
        camel.ok(
                "planado:raw/call",
                Map.of("description", "theirs"),
                Map.of(PlanadoConstants.METHOD, "PATCH", PlanadoConstants.PATH, "/jobs/" + uuid));
        awaitTold(3);
        PLANADO.office().update("jobs", uuid, Map.of("description", "ours again"));
        awaitTold(4);
        camel.ok("planado:jobs/delete?id=" + uuid, null);
        awaitTold(5);

        assertThat(told)
                .extracting(exchange -> exchange.getMessage().getHeader(PlanadoConstants.CONTEXT_SOURCE))
                .containsExactly("api", "api", "api", "web", "api");
        assertThat(told)
                .extracting(exchange -> exchange.getMessage().getHeader(PlanadoConstants.ECHO))
                .containsExactly(true, true, false, false, true);
    }

    @Test
    void what_an_upsert_could_not_send_does_not_hide_the_echo() throws Exception {
        job("ORD-1");
        receive();
        camel.ok("planado:jobs/upsert?id=ORD-1", Map.of("description", "ours", "external_order_id", "left out"));
        awaitTold(1);
        camel.ok("planado:jobs/upsert?id=ORD-1", Map.of("description", "ours too", "external_order_id", "left out"));
        awaitTold(2);

        assertThat(told.get(1).getMessage().getHeader(PlanadoConstants.ECHO)).isEqualTo(true);
    }

    private boolean isWriting(String uuid, String externalId) {
        return writes.isWriting(Resource.JOBS, uuid, externalId);
    }

    private CompletableFuture<Void> ended(String uuid, boolean firstSight) {
        return writes.ended(
                new Change(
                        Resource.JOBS,
                        uuid,
                        1L,
                        "job_created",
                        WireJson.mapper().createObjectNode(),
                        Change.BodyKind.ROW,
                        Change.Source.HEAD,
                        false,
                        null),
                null,
                firstSight);
    }

    private static String job(String externalId) {
        return PLANADO.office()
                .create("jobs", Map.of("external_id", externalId))
                .get("uuid")
                .asText();
    }

    private void awaitTold(int number) {
        await("change " + number).until(() -> told.size() >= number);
    }

    private void route(String uri, Processor after) throws Exception {
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:write").to(uri).process(after);
            }
        });
    }

    private void receive() throws Exception {
        int port = FreePort.find();
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(port);
        camel.context().addService(new VertxPlatformHttpServer(http));
        camel.context().getComponent("platform-http");
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:planado:jobs?webhookPath=/hook&webhookSecret=s3cret")
                        .process(exchange -> told.add(exchange.copy()));
            }
        });
        PLANADO.webhooks()
                .register(
                        "http://127.0.0.1:" + port + "/hook",
                        "s3cret",
                        List.of("job_created", "job_updated", "job_deleted"));
    }
}
