package io.github.camelplanado.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelplanado.simulator.DaemonThreads;

/** The open port: the JDK's own server. */
public final class HttpPort implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpPort.class.getName());
    private static final int BACKLOG = 512;
    private static final int THREADS = 32;

    static {
        // Without it every small answer on a kept connection waits 40 ms for the receiver's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Travel travel;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, DaemonThreads.named("planado-simulator-http"));

    /**
     * Opens a port.
     *
     * @param host the address to listen at
     * @param port the port, 0 for any free one
     * @param control answers calls of the control API, null for calls that are not
     * @param front answers everything else
     * @param travel how long requests and answers are under way, but for those of the control API
     */
    public HttpPort(String host, int port, Function<Call, Answer> control, FrontDoor front, Travel travel) {
        this.travel = travel;
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException("cannot listen at " + host + ":" + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            Call call = Call.read(exchange);
            Answer answer = control.apply(call);
            if (answer == null) {
                arrive(call, exchange, front);
            } else {
                send(exchange, answer);
            }
        });
        server.start();
    }

    private void arrive(Call call, HttpExchange exchange, FrontDoor front) {
        Travel.Way way = travel.way(threads);
        way.go(() -> front.handle(call, answer -> way.go(() -> send(exchange, answer)), threads));
    }

    /**
     * The port that is open.
     *
     * @return its number
     */
    public int number() {
        return server.getAddress().getPort();
    }

    private static void send(HttpExchange exchange, Answer answer) {
        if (answer.status() == 0) {
            // Closed before the headers are sent, an exchange closes its connection.
            exchange.close();
            return;
        }
        String payload = answer.payload();
        byte[] bytes = payload == null ? new byte[0] : payload.getBytes(StandardCharsets.UTF_8);
        try {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            if (answer.contentType() != null) {
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a client went away before its answer", e);
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
