package io.github.camelplanado.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client that knows nothing: it sends what a test says. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator;

    Http(Simulator simulator) {
        this.simulator = simulator;
    }

    record Reply(int status, String type, String text, HttpHeaders headers) {
        JsonNode json() {
            return Http.json(text);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    Reply get(String path) {
        return send("GET", simulator.baseUrl() + path, null);
    }

    Reply post(String path, String body) {
        return send("POST", simulator.baseUrl() + path, body);
    }

    Reply patch(String path, String body) {
        return send("PATCH", simulator.baseUrl() + path, body);
    }

    Reply delete(String path) {
        return send("DELETE", simulator.baseUrl() + path, null);
    }

    Reply control(String method, String path, String body) {
        return send(method, simulator.baseUrl().replace("/v2", "/_simulator") + path, body);
    }

    Reply send(String method, String url, String body) {
        return send(request(method, url, body)
                .header("Authorization", "Bearer " + simulator.apiKey())
                .header("Content-Type", "application/json"));
    }

    static HttpRequest.Builder request(String method, String url, String body) {
        HttpRequest.BodyPublisher sent =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .method(method, sent);
    }

    static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = answer.headers().firstValue("content-type").orElse("");
            return new Reply(answer.statusCode(), type, answer.body(), answer.headers());
        } catch (IOException e) {
            return new Reply(0, "", String.valueOf(e.getMessage()), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
