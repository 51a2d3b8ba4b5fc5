package io.github.camelplanado.changes.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.webhook.WebhookBody;

/** Keeps webhooks in the inbox, as the component's receiver does, without its checks. */
final class Receiver implements AutoCloseable {

    private final StreamStore store;
    private final StreamScope scope;
    private final WebhookBody body;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private volatile boolean down;

    Receiver(StreamStore store, StreamScope scope, WebhookBody body) throws IOException {
        this.store = store;
        this.scope = scope;
        this.body = body;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hook", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Deliveries fail from now on, or arrive again. */
    void down(boolean down) {
        this.down = down;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            if (down) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            String attempt = exchange.getRequestHeaders().getFirst("X-Planado-Delivery-Attempt");
            Change change = body.read(bytes, Integer.valueOf(attempt)).orElseThrow();
            store.inbox().put(StreamRig.SCOPE, change.key(), change, bytes);
            scope.arrived();
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
