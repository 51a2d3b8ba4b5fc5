package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.DeliveryAttempt;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Webhooks of the vendor through Camel's HTTP server. */
class WebhookOverHttpTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).speed(15).build();

    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    @Test
    void what_the_vendor_sends_reaches_the_route_and_a_failure_makes_it_send_again() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            int port = open(camel, "webhook:planado:all?webhookPath=/hook&webhookSecret=s3cret");
            PLANADO.webhooks()
                    .register("http://127.0.0.1:" + port + "/hook", "s3cret", List.of("job_created", "job_updated"));
            broken.set(true);
            PLANADO.office().create("jobs", Map.of("external_id", "j-1"));
            await().until(() -> PLANADO.deliveries().stream().anyMatch(attempt -> !attempt.delivered()));
            broken.set(false);

            await().until(() -> PLANADO.deliveries().stream().anyMatch(DeliveryAttempt::delivered));
            Exchange last = told.get(told.size() - 1);
            assertThat(last.getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.EXTERNAL_ID, "j-1")
                    .containsEntry(PlanadoConstants.EVENT_TYPE, "job_created")
                    .containsEntry(PlanadoConstants.DELIVERY_ATTEMPT, told.size());
            assertThat(last.getMessage().getHeaders().keySet()).allMatch(name -> name.startsWith("CamelPlanado"));
        }
    }

    @Test
    void what_is_not_the_vendors_is_refused_with_an_empty_answer_and_no_header_of_ours() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            int port = open(camel, "webhook:planado:jobs?webhookPath=/hook&webhookSecret=s3cret&maxBodySize=1000");
            HttpResponse<String> refused = post(port, "guess", "{}");

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEmpty();
            assertThat(refused.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("planado"));
            assertThat(post(port, "s3cret", "x".repeat(1001)).statusCode()).isEqualTo(413);
            assertThat(post(port, "s3cret", "no json").statusCode()).isEqualTo(200);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_route_that_is_stopped_takes_nothing_and_goes_on_after_the_start_as_after_that_of_its_component()
            throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            int port = open(
                    camel, "webhook:planado:jobs?webhookPath=/hook&webhookSecret=s3cret&detail=always&ackTimeout=10s");
            String first = event("j-1");
            assertThat(post(port, "s3cret", first).statusCode()).isEqualTo(200);

            camel.context().getRouteController().stopRoute("hooked");
            String second = event("j-2");
            assertThat(post(port, "s3cret", second).statusCode()).isNotEqualTo(200);
            assertThat(told).hasSize(1);

            camel.context().getRouteController().startRoute("hooked");
            assertThat(post(port, "s3cret", second).statusCode()).isEqualTo(200);

            camel.context().getComponent("planado").stop();
            camel.context().getComponent("planado").start();
            assertThat(post(port, "s3cret", event("j-3")).statusCode()).isEqualTo(200);
            assertThat(told)
                    .extracting(exchange -> exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))
                    .containsExactly("j-1", "j-2", "j-3");
        }
    }

    @Test
    void whether_the_account_has_the_webhook_is_shown() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            open(
                    camel,
                    "webhook:planado:jobs?webhookExternalUrl=https://erp.example.org&webhookPath=/hook&webhookSecret=s3cret");
            Map<String, String> shown = camel.context()
                    .getComponent("planado", PlanadoComponent.class)
                    .webhooks();

            String address = "https://erp.example.org/hook";
            await().until(() ->
                    shown.containsKey(address) && !shown.get(address).equals("Looking for it"));
            assertThat(shown.get(address))
                    .startsWith("The account has no webhook for " + address)
                    .contains("Settings / Integrations / Webhooks")
                    .doesNotContain("s3cret");
        }
    }

    /** What the vendor would send of a job that is made for it. */
    private static String event(String externalId) {
        String uuid = PLANADO.office()
                .create("jobs", Map.of("external_id", externalId))
                .get("uuid")
                .asText();
        return "{\"event_uuid\": \"e-%1$s\", \"event_type\": \"job_created\", \"job\": {\"uuid\": \"%1$s\", \"version\": 1}}"
                .formatted(uuid);
    }

    private int open(TestCamel camel, String uri) throws Exception {
        int port = FreePort.find();
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(port);
        camel.context().addService(new VertxPlatformHttpServer(http));
        camel.context().getComponent("platform-http");
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId("hooked").process(exchange -> {
                    told.add(exchange.copy());
                    if (broken.get()) {
                        throw new IllegalStateException("ERP is down");
                    }
                });
            }
        });
        return port;
    }

    private static HttpResponse<String> post(int port, String secret, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hook"))
                                .header("X-Planado-Secret", secret)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
