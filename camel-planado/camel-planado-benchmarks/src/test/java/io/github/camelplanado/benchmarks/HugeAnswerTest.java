package io.github.camelplanado.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of 2 GiB meets a JVM of 64 MiB. */
class HugeAnswerTest {

    private static final long SIZE = 2L << 30;
    /** What the smaller of both limits lets pass, and what the sockets hold on the way. */
    private static final long MOST_SENT = 24L << 20;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong mostSent = new AtomicLong();
    private final CountDownLatch aborted = new CountDownLatch(RefusalRun.ASKED);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private boolean chunked;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void without_a_length_it_is_refused_on_the_way_and_the_connection_is_dropped() throws Exception {
        chunked = true;
        JavaProcess.Ended ended = refused();
        assertThat(ended.lines()).anyMatch(line -> line.contains("lowered to"));
        assertThat(mostSent).hasValueGreaterThan(8L << 20);
    }

    @Test
    void with_its_length_it_is_refused_before_it_is_read_and_the_connection_is_dropped() throws Exception {
        refused();
        assertThat(mostSent).hasValueLessThan(12L << 20);
    }

    private JavaProcess.Ended refused() throws Exception {
        long start = System.nanoTime();
        JavaProcess.Ended ended = Benchmarks.run(
                RefusalRun.class, "http://127.0.0.1:" + server.getAddress().getPort());
        assertThat(ended.code()).as(ended::toString).isZero();
        assertThat(ended.lines()).anyMatch(line -> line.contains("maxResponseSize=67108864"));
        assertThat(requests).hasValue(RefusalRun.ASKED);
        assertThat(aborted.await(10, TimeUnit.SECONDS))
                .as("the server saw the connection go")
                .isTrue();
        assertThat(mostSent).hasValueLessThan(MOST_SENT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        return ended;
    }

    private void answer(HttpExchange exchange) {
        requests.incrementAndGet();
        byte[] row = "{\"uuid\":\"00000000-0000-0000-0000-000000000000\",\"name\":\"x\"},"
                .repeat(1000)
                .getBytes(StandardCharsets.US_ASCII);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, chunked ? 0 : SIZE);
            OutputStream out = exchange.getResponseBody();
            out.write("{\"clients\":[".getBytes(StandardCharsets.US_ASCII));
            for (long sent = 0; sent < SIZE - 2L * row.length; sent += row.length) {
                out.write(row);
                out.flush();
                mostSent.accumulateAndGet(sent, Math::max);
            }
        } catch (IOException e) {
            aborted.countDown();
        }
    }
}
