package io.github.camelplanado.benchmarks.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.benchmarks.JavaProcess;
import io.github.camelplanado.benchmarks.kill.plan.WorkerSettings;

/** The simulator in a JVM of its own, with a journal, and its control API. */
final class PlanadoProcess implements AutoCloseable {

    private static final String READY = "planado-simulator ready at ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JavaProcess process;
    private final String baseUrl;

    private PlanadoProcess(JavaProcess process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** Starts it. */
    static PlanadoProcess start(Path journal, long seed, int speed, Map<String, ?> knobs) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port=0",
                "--api-key=" + WorkerSettings.API_KEY,
                "--requests-per-minute=0",
                "--no-answer-checks",
                "--speed=" + speed,
                "--seed=" + seed,
                "--journal=" + journal));
        knobs.forEach((name, value) -> arguments.add("--knob=" + name + "=" + value));
        JavaProcess process = JavaProcess.start(
                List.of("-Xmx512m", "-XX:+UseSerialGC"), "io.github.camelplanado.simulator.Main", arguments);
        List<String> said = new ArrayList<>();
        for (String line = process.line(); line != null; line = process.line()) {
            said.add(line);
            if (line.startsWith(READY)) {
                return new PlanadoProcess(process, line.substring(READY.length()));
            }
        }
        throw new IllegalStateException("The simulator did not start: " + said);
    }

    String baseUrl() {
        return baseUrl;
    }

    /** Sets up a webhook for everything and gives its uuid. */
    String webhook(String url) {
        return call("POST", "/webhooks", Map.of("url", url, "secret", WorkerSettings.WEBHOOK_SECRET))
                .path("webhook_uuid")
                .asText();
    }

    void unlock(String webhook) {
        call("POST", "/webhooks/" + webhook + "/unlock", null);
    }

    void knobs(Map<String, ?> knobs) {
        call("PATCH", "/knobs", knobs);
    }

    /** What goes wrong from now on, in place of what went wrong until now. */
    void faults(Map<String, ?> faults) {
        call("POST", "/faults", faults);
    }

    JsonNode create(String resource, Map<String, ?> body) {
        return call("POST", "/office/" + resource, body);
    }

    JsonNode update(String resource, String id, Map<String, ?> body) {
        return call("PATCH", "/office/" + resource + "/" + segment(id), body);
    }

    void delete(String resource, String id) {
        call("DELETE", "/office/" + resource + "/" + segment(id), null);
    }

    JsonNode step(String job, String step) {
        return call("POST", "/worker/" + segment(job) + "/" + step, null);
    }

    /** Deliveries that are due, waiting for another attempt or under way. */
    long pendingDeliveries() {
        return call("GET", "/stats", null).path("deliveries_pending").asLong();
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private JsonNode call(String method, String path, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl.replace("/v2", "/_simulator") + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + WorkerSettings.API_KEY)
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
