package io.github.camelplanado.benchmarks.stage;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** What stands before the nodes: passes each webhook to one that runs, else answers 503. */
public final class Balancer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

    static {
        // Without it every small answer waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random chance = new Random(1);
    private final HttpServer server;
    private final Supplier<List<Integer>> ports;
    private final Duration hold;

    /**
     * Starts it.
     *
     * @param ports of the nodes that run now
     * @param hold how long a webhook waits for a node when none runs
     */
    public Balancer(Supplier<List<Integer>> ports, Duration hold) throws IOException {
        this.ports = ports;
        this.hold = hold;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** Its address with that path. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void pass(HttpExchange call) throws IOException {
        try (call;
                InputStream in = call.getRequestBody()) {
            call.sendResponseHeaders(status(call, in.readAllBytes()), -1);
        }
    }

    private int status(HttpExchange call, byte[] body) {
        List<Integer> running = running();
        if (running.isEmpty()) {
            return 503;
        }
        int port = running.get(chance.nextInt(running.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + call.getRequestURI()))
                .timeout(PATIENCE)
                .method(call.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        call.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 502;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 502;
        }
    }

    private List<Integer> running() {
        long end = System.nanoTime() + hold.toNanos();
        List<Integer> running = ports.get();
        while (running.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
            running = ports.get();
        }
        return running;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
