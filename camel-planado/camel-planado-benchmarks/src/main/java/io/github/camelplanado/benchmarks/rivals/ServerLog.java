package io.github.camelplanado.benchmarks.rivals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a simulator saw, by the journal that it keeps in memory.
 *
 * @param arrivals in their order
 */
public record ServerLog(List<Arrival> arrivals) {

    /** So many lines are kept; with as many, older ones are gone. */
    private static final int KEPT = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    public ServerLog {
        arrivals = List.copyOf(arrivals);
    }

    /**
     * A call that met the limit.
     *
     * @param at when
     * @param path below the base path
     * @param accepted whether it was let in
     */
    public record Arrival(Instant at, String path, boolean accepted) {}

    /** Reads it. */
    public static ServerLog read(String baseUrl) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl.replace("/v2", "/_simulator/journal")))
                .header("Authorization", "Bearer " + Vendors.API_KEY)
                .build();
        JsonNode lines = JSON.readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("journal");
        if (lines.size() >= KEPT) {
            throw new IllegalStateException("The journal is full: shorten the run");
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode line : lines) {
            if (line.path("kind").asText().equals("request")) {
                arrivals.add(new Arrival(
                        Instant.parse(line.path("time").asText()),
                        line.path("path").asText(),
                        line.path("accepted").asBoolean()));
            }
        }
        return new ServerLog(arrivals);
    }

    /** How many were let in, or refused, in a window. */
    public long count(boolean accepted, Instant from, Instant to) {
        return arrivals.stream()
                .filter(arrival -> arrival.accepted() == accepted && isWithin(arrival.at(), from, to))
                .count();
    }

    /**
     * How long urgent calls of a window waited until they were let in; one that never was counts until the end.
     *
     * @param wanted when each was wanted, by the id of its client
     */
    List<Duration> waits(Map<String, Instant> wanted, Instant from, Instant to) {
        return wanted.entrySet().stream()
                .filter(call -> isWithin(call.getValue(), from, to))
                .map(call -> Duration.between(call.getValue(), letIn("/clients/" + call.getKey(), to)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .sorted()
                .toList();
    }

    private Instant letIn(String path, Instant otherwise) {
        return arrivals.stream()
                .filter(arrival -> arrival.accepted() && arrival.path().equals(path))
                .map(Arrival::at)
                .findFirst()
                .orElse(otherwise);
    }

    private static boolean isWithin(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
