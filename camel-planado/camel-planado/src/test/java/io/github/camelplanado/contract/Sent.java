package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.ExactJson;

/**
 * A request that a case expects. Bodies are compared as text: keys in their order, numbers digit for digit; only how a character is escaped makes no difference.
 *
 * @param method the HTTP method
 * @param path the path below the base path, encoded; names in braces stand for values of the case
 * @param query decoded parameters
 * @param headers that must be there beside those of every request
 * @param body the whole body, null for none
 */
record Sent(String method, String path, Map<String, String> query, Map<String, String> headers, JsonNode body) {

    /** Whether it changes anything; a search is a POST that does not. */
    boolean writes() {
        return !method.equals("GET") && !path.endsWith("/search");
    }

    Sent with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Sent(method, path, query, more, body);
    }

    Sent withBody(UnaryOperator<ObjectNode> change) {
        return body == null ? this : new Sent(method, path, query, headers, change.apply((ObjectNode) body));
    }

    /** Fails unless this is what went over the wire, and nothing more. */
    void check(Transmission transmission, String apiKey, Map<String, String> values) {
        String expected = OperationCase.filled(path, values);
        assertThat(transmission.method() + " " + transmission.path()).isEqualTo(method + " " + expected);
        Map<String, String> expectedQuery = new LinkedHashMap<>();
        query.forEach((name, value) -> expectedQuery.put(name, OperationCase.filled(value, values)));
        assertThat(decoded(transmission.query()))
                .as("query of %s", transmission)
                .isEqualTo(expectedQuery);
        assertThat(transmission.headers())
                .containsEntry("authorization", "Bearer " + apiKey)
                .containsAllEntriesOf(headers);
        if (!headers.containsKey("x-planado-notify-assignees")) {
            assertThat(transmission.headers()).doesNotContainKey("x-planado-notify-assignees");
        }
        if (body == null) {
            assertThat(transmission.sent()).as("body of %s", transmission).isEmpty();
        } else {
            assertThat(ExactJson.text(transmission.sentJson()))
                    .as("body of %s", transmission)
                    .isEqualTo(ExactJson.text(body));
            assertThat(transmission.headers().get("content-type")).startsWith("application/json");
        }
    }

    private static Map<String, String> decoded(String query) {
        Map<String, String> found = new LinkedHashMap<>();
        if (query != null) {
            for (String parameter : query.split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                found.merge(decode(parts[0]), decode(parts[1]), (first, second) -> first + "," + second);
            }
        }
        return found;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
