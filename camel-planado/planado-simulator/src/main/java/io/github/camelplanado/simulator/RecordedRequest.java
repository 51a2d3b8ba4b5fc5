package io.github.camelplanado.simulator;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request of the API as it came in.
 *
 * @param method the HTTP method
 * @param rawPath the path below the base path, still percent-encoded
 * @param query decoded values by decoded name
 * @param headers by lower-case name, without the one that holds the key
 * @param body the JSON that was sent, null when there was none or it was no JSON
 * @param status what was answered; 0 when the connection was closed without an answer
 */
public record RecordedRequest(
        String method,
        String rawPath,
        Map<String, List<String>> query,
        Map<String, String> headers,
        JsonNode body,
        int status) {

    /**
     * The first value of a query parameter.
     *
     * @param name its decoded name
     * @return the value, null when it was not sent
     */
    public String query(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }
}
