package io.github.camelplanado.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What one writes without the component: a loop over pages, each read whole. No limit, no repeats, no checks. */
final class NaiveWalk implements Walk {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;

    NaiveWalk(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void read(String resource, Consumer<Object> each) throws Exception {
        String after = "";
        while (after != null) {
            String next = null;
            for (JsonNode row : page(resource, after)) {
                each.accept(json.convertValue(row, MAP));
                next = row.path("uuid").asText();
            }
            after = next;
        }
    }

    private JsonNode page(String resource, String after) throws Exception {
        String query = after.isEmpty() ? "" : "?after=" + after;
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/" + resource + query))
                .header("Authorization", "Bearer " + SeededSimulator.API_KEY)
                .build();
        return json.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path(resource);
    }
}
