package io.github.camelplanado.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.simulator.PlanadoSimulator;

/** What an account has before a case begins. */
final class Given {

    private Given() {}

    /** Entities made in the office, oldest first; their uuids become values under the names {@code 1}, {@code 2} and so on. */
    static Function<PlanadoSimulator, Map<String, String>> made(String resource, String... bodies) {
        return planado -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (String body : bodies) {
                JsonNode entity = planado.office().create(resource, OperationCase.json(body));
                values.put(
                        String.valueOf(values.size() + 1), entity.path("uuid").asText());
            }
            return values;
        };
    }

    /** Entities that every account has; their uuids become values under {@code 1}, {@code 2} and so on, oldest first. */
    static Function<PlanadoSimulator, Map<String, String>> builtIn(String resource) {
        return planado -> {
            Map<String, String> values = new LinkedHashMap<>();
            planado.entities(resource)
                    .forEach(entity -> values.put(
                            String.valueOf(values.size() + 1),
                            entity.path("uuid").asText()));
            return values;
        };
    }

    /** What only the API can make, by a plain HTTP client. */
    static void posted(PlanadoSimulator planado, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(planado.baseUrl() + path))
                .header("Authorization", "Bearer " + planado.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
        if (status >= 300) {
            throw new IllegalStateException("POST " + path + ": status " + status);
        }
    }
}
