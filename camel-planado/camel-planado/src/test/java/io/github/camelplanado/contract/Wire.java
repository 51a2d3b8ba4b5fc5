package io.github.camelplanado.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelplanado.simulator.PlanadoSimulator;

/** Stands between the component and the simulator, notes every byte, and changes an answer when it is told to. */
public final class Wire implements AutoCloseable {

    private static final List<String> NOT_FORWARDED =
            List.of("host", "connection", "content-length", "upgrade", "expect");

    private final PlanadoSimulator planado;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Transmission> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger changed = new AtomicInteger();
    private volatile Mutation mutation = Mutation.NONE;

    Wire(PlanadoSimulator planado) {
        this.planado = planado;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    /** What went over the wire since the last reset. */
    List<Transmission> all() {
        return all;
    }

    /** How many answers were changed since the last reset. */
    int changed() {
        return changed.get();
    }

    /** Forgets everything; from now on answers are changed so. */
    void reset(Mutation next) {
        all.clear();
        changed.set(0);
        mutation = next;
    }

    private void forward(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(request(exchange, sent), HttpResponse.BodyHandlers.ofByteArray());
            int number = all.size();
            all.add(noted(exchange, sent, answer));
            Mutation.Answer given = mutation.apply(number, answer.statusCode(), answer.body());
            if (given.status() != answer.statusCode() || given.body() != answer.body()) {
                changed.incrementAndGet();
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(given.status(), given.body().length == 0 ? -1 : given.body().length);
            exchange.getResponseBody().write(given.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] sent) {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + planado.port() + asked.getRawPath() + query));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpRequest.BodyPublisher body =
                sent.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(sent);
        return request.method(exchange.getRequestMethod(), body).build();
    }

    private static Transmission noted(HttpExchange exchange, byte[] sent, HttpResponse<byte[]> answer) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        URI asked = exchange.getRequestURI();
        return new Transmission(
                exchange.getRequestMethod(),
                asked.getRawPath().substring("/v2".length()),
                asked.getRawQuery(),
                headers,
                sent,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(null),
                answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
