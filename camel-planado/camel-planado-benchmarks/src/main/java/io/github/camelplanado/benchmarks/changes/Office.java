package io.github.camelplanado.benchmarks.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.benchmarks.SeededSimulator;

/** People in the office of a simulator in another process: they change and delete jobs, past every limit of calls. */
final class Office {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String control;

    Office(SeededSimulator simulator) {
        this.control = simulator.baseUrl().replace("/v2", "/_simulator");
    }

    void change(int job) {
        call("PATCH", "/office/jobs/job-" + job, BodyPublishers.ofString("{\"description\": \"Changed\"}"));
    }

    void delete(int job) {
        call("DELETE", "/office/jobs/job-" + job, BodyPublishers.noBody());
    }

    /** Calls of the account so far. */
    long calls() {
        return call("GET", "/stats", BodyPublishers.noBody()).path("accepted").asLong();
    }

    /** How many of the newest calls, 20,000 at most, were answered so: of one job, with 404. */
    long notFound() {
        long found = 0;
        for (JsonNode request :
                call("GET", "/requests", BodyPublishers.noBody()).path("requests")) {
            boolean ofOne = request.path("path").asText().startsWith("/jobs/");
            found += ofOne && request.path("status").asInt() == HttpURLConnection.HTTP_NOT_FOUND ? 1 : 0;
        }
        return found;
    }

    private JsonNode call(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(control + path))
                .header("Authorization", "Bearer " + SeededSimulator.API_KEY)
                .method(method, body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
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
}
