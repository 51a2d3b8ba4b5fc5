package io.github.camelplanado.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelplanado.ExactJson;

/**
 * One request and its answer as they went over the wire.
 *
 * @param method the HTTP method
 * @param path the path below the base path, still encoded
 * @param query the query, still encoded, or null
 * @param headers of the request by lower-case name
 * @param sent the body of the request, empty when there was none
 * @param status of the answer as the vendor gave it
 * @param contentType of the answer, or null
 * @param answered the body of the answer as the vendor gave it, before anything was changed on the way
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Transmission(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte[] sent,
        int status,
        String contentType,
        byte[] answered) {

    /** What was sent; missing when there was no body. */
    JsonNode sentJson() {
        return json(sent);
    }

    /** What was answered; missing when there was no body. */
    JsonNode answeredJson() {
        return json(answered);
    }

    private static JsonNode json(byte[] bytes) {
        return bytes.length == 0 ? MissingNode.getInstance() : ExactJson.read(bytes);
    }

    @Override
    public String toString() {
        return method + " " + path + (query == null ? "" : "?" + query) + " " + new String(sent, StandardCharsets.UTF_8)
                + " -> " + status + " " + new String(answered, StandardCharsets.UTF_8);
    }
}
