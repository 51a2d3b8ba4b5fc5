package io.github.camelplanado.benchmarks.changes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.stream.StreamScope;
import io.github.camelplanado.webhook.WebhookBody;

/** Keeps webhooks in the inbox, as the component's receiver does, without its checks. */
final class DayReceiver implements AutoCloseable {

    static final String PATH = "/planado/webhook";

    private static final int THREADS = 4;

    private final String name;
    private final StreamStore store;
    private final StreamScope scope;
    private final WebhookBody body;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** @param name of the scope */
    DayReceiver(String name, StreamStore store, StreamScope scope, WebhookBody body) throws IOException {
        this.name = name;
        this.store = store;
        this.scope = scope;
        this.body = body;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            Change change = body.read(bytes, 1).orElseThrow();
            store.inbox().put(name, change.key(), change, bytes);
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
