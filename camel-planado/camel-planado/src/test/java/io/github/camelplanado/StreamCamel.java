package io.github.camelplanado;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;

/** Routes from streams of changes, with a real HTTP server for the webhooks. */
final class StreamCamel implements AutoCloseable {

    static final String SECRET = "s3cret";

    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final TestCamel camel;
    private volatile Consumer<Exchange> work = exchange -> {};

    StreamCamel(PlanadoSimulator planado, Consumer<PlanadoComponent> options) throws Exception {
        port = FreePort.find();
        camel = new TestCamel(
                planado,
                component -> {
                    component.setWebhookSecret(SECRET);
                    options.accept(component);
                },
                StreamCamel::checkHealth);
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        camel.context().addService(new VertxPlatformHttpServer(server));
        camel.context().getComponent("platform-http");
    }

    /** What every exchange does; it fails by throwing. */
    StreamCamel doing(Consumer<Exchange> work) {
        this.work = work;
        return this;
    }

    /** A route whose id is given, so that it names its stream. */
    StreamCamel from(String id, String uri) throws Exception {
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId(id).process(exchange -> {
                    work.accept(exchange);
                    told.add(exchange.copy());
                });
            }
        });
        return this;
    }

    CamelContext context() {
        return camel.context();
    }

    TestCamel camel() {
        return camel;
    }

    PlanadoComponent component() {
        return camel.context().getComponent("planado", PlanadoComponent.class);
    }

    String url() {
        return "http://127.0.0.1:" + port + PlanadoComponent.DEFAULT_WEBHOOK_PATH;
    }

    List<Exchange> told() {
        return told;
    }

    /** Event types of what was told, each behind the entity's external id. */
    List<String> events() {
        return told.stream()
                .map(exchange -> exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID) + " "
                        + exchange.getMessage().getHeader(PlanadoConstants.EVENT_TYPE))
                .toList();
    }

    /** The status of the answer to a webhook. */
    int post(String secret, String body) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url()))
                                .header("X-Planado-Secret", secret)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    HealthCheck.Result health(String stream) {
        return HealthCheckHelper.invoke(camel.context()).stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + stream))
                .findFirst()
                .orElseThrow();
    }

    private static void checkHealth(CamelContext context) {
        HealthCheckRegistry checks = new DefaultHealthCheckRegistry();
        checks.setCamelContext(context);
        checks.setExposureLevel("full");
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, checks);
        checks.register(checks.resolveById("consumers"));
    }

    @Override
    public void close() {
        camel.close();
    }
}
