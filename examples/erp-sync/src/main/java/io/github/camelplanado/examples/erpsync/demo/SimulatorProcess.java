package io.github.camelplanado.examples.erpsync.demo;

import static java.net.HttpURLConnection.HTTP_OK;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The simulator as a process of its own, and its control API. */
final class SimulatorProcess implements AutoCloseable {

    static final String API_KEY = "demo-key";
    private static final String READY = "planado-simulator ready at ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final String baseUrl;

    private SimulatorProcess(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    static SimulatorProcess start(DemoSettings settings, Path journal) {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                settings.simulatorJar().toString(),
                "--port=0",
                "--api-key=" + API_KEY,
                "--speed=" + settings.speed(),
                "--requests-per-minute=" + settings.requestsPerMinute(),
                "--bucket=10",
                "--seed=" + settings.seed(),
                "--journal=" + journal);
        try {
            Process process =
                    command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return new SimulatorProcess(process, line.substring(READY.length()));
                }
            }
            throw new IllegalStateException("The simulator did not start: " + settings.simulatorJar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    /** All entities. */
    Map<Kind, List<Row>> rows() {
        JsonNode state = call("GET", "/state", null);
        Map<Kind, List<Row>> rows = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<Row> some = new ArrayList<>();
            state.path(kind.resource()).forEach(entity -> some.add(Row.of(kind, entity)));
            rows.put(kind, some);
        }
        return rows;
    }

    JsonNode stats() {
        return call("GET", "/stats", null);
    }

    void webhook(String url, String secret) {
        call("POST", "/webhooks", Map.of("url", url, "secret", secret));
    }

    void faults(Map<String, ?> deliveries) {
        call("POST", "/faults", Map.of("deliveries", deliveries));
    }

    void workers(Map<String, ?> plan) {
        call("POST", "/workers", plan);
    }

    /** A dispatcher changes an entity in the web interface. */
    void edit(String resource, String externalId, Map<String, ?> body) {
        call("PATCH", "/office/" + resource + "/" + URLEncoder.encode(externalId, StandardCharsets.UTF_8), body);
    }

    private JsonNode call(String method, String path, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl.replace("/v2", "/_simulator") + path))
                    .header("Authorization", "Bearer " + API_KEY)
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HTTP_OK) {
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
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
