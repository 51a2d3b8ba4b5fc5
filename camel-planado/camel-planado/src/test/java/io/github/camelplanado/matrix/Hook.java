package io.github.camelplanado.matrix;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.FreePort;
import io.github.camelplanado.api.PlanadoConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** A route behind a webhook; one for each account, emptied for each check. */
final class Hook {

    private static final String SECRET = "of a sample";

    private final Stand stand;
    private final int port;
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean broken = new AtomicBoolean();

    private Hook(Stand stand, int port) {
        this.stand = stand;
        this.port = port;
    }

    static Hook of(Stand stand) throws Exception {
        Hook open = stand.camel().context().getRegistry().lookupByNameAndType("hook", Hook.class);
        if (open == null) {
            open = new Hook(stand, FreePort.find());
            open.open();
            stand.camel().context().getRegistry().bind("hook", open);
        }
        open.versions.clear();
        open.deleted.clear();
        return open;
    }

    private void open() throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(port);
        stand.camel().context().addService(new VertxPlatformHttpServer(http));
        stand.camel().context().getComponent("platform-http");
        stand.camel().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("webhook:planado:all?webhookPath=/hook&webhookSecret=RAW(" + SECRET + ")")
                        .routeId("hook")
                        .process(Hook.this::tell);
            }
        });
        // The start looks whether the account has a webhook for it, on a thread of its own.
        await().until(() -> stand.planado().lastRequest() != null);
    }

    private void tell(Exchange exchange) {
        if (broken.getAndSet(false)) {
            throw new IllegalStateException("ERP is down");
        }
        String uuid = exchange.getMessage().getHeader(PlanadoConstants.UUID, String.class);
        versions.merge(uuid, exchange.getMessage().getHeader(PlanadoConstants.VERSION, Long.class), Math::max);
        if ("deleted".equals(exchange.getMessage().getHeader(PlanadoConstants.CHANGE))) {
            deleted.add(uuid);
        }
    }

    /** Enters a webhook for this route in the settings; without types it is told everything. Gives its uuid. */
    String register(List<String> eventTypes) {
        return stand.planado().webhooks().register("http://127.0.0.1:" + port + "/hook", SECRET, eventTypes);
    }

    /** The next delivery finds the route broken. */
    void failOnce() {
        broken.set(true);
    }

    /** The newest version of each entity that was told. */
    Map<String, Long> versions() {
        return Map.copyOf(versions);
    }

    boolean isDeleted(String uuid) {
        return deleted.contains(uuid);
    }
}
