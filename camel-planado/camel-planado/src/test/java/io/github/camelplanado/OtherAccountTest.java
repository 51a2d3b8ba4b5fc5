package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.health.HealthCheck;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The key of another account, by mistake: everything that was known seems to be deleted. */
class OtherAccountTest {

    private static final int JOBS = 30;

    @RegisterExtension
    static final PlanadoSimulator OURS =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @RegisterExtension
    static final PlanadoSimulator THEIRS =
            PlanadoSimulator.builder().requestsPerMinute(0).seed(2).build();

    @Test
    void nothing_is_told_as_deleted_one_item_waits_for_somebody_and_with_the_right_key_it_goes_on() throws Exception {
        IntStream.rangeClosed(1, JOBS)
                .forEach(job -> OURS.office().create("jobs", Map.of("external_id", "ours-" + job)));
        THEIRS.office().create("jobs", Map.of("external_id", "theirs"));
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Switch account = new Switch(OURS);
                StreamCamel camel = new StreamCamel(OURS, component -> {
                    component.setDataSource(database);
                    component.setBaseUrl(account.baseUrl());
                })) {
            camel.from("jobs", "planado:jobs/changes?delay=200ms&sweepInterval=0");
            await().until(() ->
                    camel.told().size() == JOBS && camel.health("jobs").getState() == HealthCheck.State.UP);

            account.to(THEIRS);
            camel.camel().ok("planado:jobs/sweep", null);
            await().until(() -> camel.health("jobs").getState() == HealthCheck.State.DOWN);
            int calls = account.calls();
            await().until(() -> account.calls() > calls + 5);

            assertThat(camel.health("jobs").getDetails()).containsEntry("parkedDeletions", (long) JOBS);
            assertThat(camel.health("jobs").getMessage().orElse("")).contains(JOBS + " deletions are held back");
            assertThat(deletions(camel)).isEmpty();

            account.to(OURS);
            assertThat(camel.component().changeStreams().get("jobs").dropDeletions())
                    .isTrue();
            assertThat(camel.component().changeStreams().get("jobs").dropDeletions())
                    .isFalse();
            OURS.office().update("jobs", "ours-1", Map.of("description", "Ring twice"));

            camel.camel().ok("planado:jobs/sweep", null);
            await().until(() -> camel.events().contains("ours-1 job_updated"));
            await().until(() -> camel.health("jobs").getState() == HealthCheck.State.UP);
            assertThat(deletions(camel)).noneMatch(told -> told.startsWith("ours"));
        }
    }

    private static List<String> deletions(StreamCamel camel) {
        return camel.events().stream()
                .filter(told -> told.endsWith("job_deleted"))
                .toList();
    }

    /** One address behind which now one account answers, now the other. */
    private static final class Switch implements AutoCloseable {

        private final HttpClient http = HttpClient.newHttpClient();
        private final HttpServer server;
        private volatile PlanadoSimulator account;
        private final AtomicInteger calls = new AtomicInteger();

        Switch(PlanadoSimulator first) throws IOException {
            account = first;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.createContext("/", this::pass);
            server.start();
        }

        String baseUrl() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
        }

        void to(PlanadoSimulator other) {
            account = other;
            calls.set(0);
        }

        int calls() {
            return calls.get();
        }

        /** On the one thread of the server. */
        private void pass(HttpExchange call) throws IOException {
            try (call) {
                String base = account.baseUrl();
                HttpResponse<byte[]> answer = http.send(
                        HttpRequest.newBuilder(URI.create(base.replace("/v2", "") + call.getRequestURI()))
                                .header("Authorization", "Bearer " + account.apiKey())
                                .method(call.getRequestMethod(), HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                answer.headers()
                        .firstValue("Content-Type")
                        .ifPresent(type -> call.getResponseHeaders().set("Content-Type", type));
                byte[] body = answer.body();
                call.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
                call.getResponseBody().write(body);
                calls.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
