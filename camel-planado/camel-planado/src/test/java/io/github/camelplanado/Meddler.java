package io.github.camelplanado;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelplanado.simulator.PlanadoSimulator;

/** Stands before the simulator and takes query parameters away: a vendor that ignores them. */
final class Meddler implements AutoCloseable {

    private final PlanadoSimulator planado;
    private final String ignored;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param ignored the encoded beginning of the parameters that are ignored */
    Meddler(PlanadoSimulator planado, String ignored) throws IOException {
        this.planado = planado;
        this.ignored = ignored;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    private void forward(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null
                ? ""
                : Arrays.stream(asked.getRawQuery().split("&", -1))
                        .filter(parameter -> !parameter.startsWith(ignored))
                        .collect(Collectors.joining("&", "?", ""));
        URI to = URI.create("http://127.0.0.1:" + planado.port() + asked.getRawPath() + query);
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .build();
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
