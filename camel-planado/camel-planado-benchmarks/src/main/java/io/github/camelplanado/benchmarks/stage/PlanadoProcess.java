package io.github.camelplanado.benchmarks.stage;

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

/** The simulator in a JVM of its own, with a journal, and its control API. */
public final class PlanadoProcess implements AutoCloseable {

    /** What callers send. */
    public static final String API_KEY = "stage-key";
    /** What it sends with a webhook. */
    public static final String WEBHOOK_SECRET = "stage-secret";

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

    /**
     * Starts it.
     *
     * @param speed simulated seconds in a real one
     * @param requestsPerMinute the rate limit in simulated time; 0 for none
     */
    public static PlanadoProcess start(
            Path journal, long seed, int speed, int requestsPerMinute, Map<String, ?> knobs) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port=0",
                "--api-key=" + API_KEY,
                "--requests-per-minute=" + requestsPerMinute,
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

    /** For a client. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Sets up a webhook for everything and gives its uuid. */
    public String webhook(String url) {
        return call("POST", "/webhooks", Map.of("url", url, "secret", WEBHOOK_SECRET))
                .path("webhook_uuid")
                .asText();
    }

    /** Opens a webhook that was locked. */
    public void unlock(String webhook) {
        call("POST", "/webhooks/" + webhook + "/unlock", null);
    }

    /** Turns knobs. */
    public void knobs(Map<String, ?> knobs) {
        call("PATCH", "/knobs", knobs);
    }

    /** What goes wrong from now on, in place of what went wrong until now. */
    public void faults(Map<String, ?> faults) {
        call("POST", "/faults", faults);
    }

    /** Somebody in the office makes an entity. */
    public JsonNode create(String resource, Map<String, ?> body) {
        return call("POST", "/office/" + resource, body);
    }

    /** Somebody in the office changes one. */
    public JsonNode update(String resource, String id, Map<String, ?> body) {
        return call("PATCH", "/office/" + resource + "/" + segment(id), body);
    }

    /** Somebody in the office deletes one. */
    public void delete(String resource, String id) {
        call("DELETE", "/office/" + resource + "/" + segment(id), null);
    }

    /** A worker presses a button of the phone. */
    public JsonNode step(String job, String step) {
        return call("POST", "/worker/" + segment(job) + "/" + step, null);
    }

    /** Deliveries that are due, waiting for another attempt or under way. */
    public long pendingDeliveries() {
        return call("GET", "/stats", null).path("deliveries_pending").asLong();
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private JsonNode call(String method, String path, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl.replace("/v2", "/_simulator") + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + API_KEY)
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
