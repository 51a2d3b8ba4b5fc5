package io.github.camelplanado.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;

/**
 * A request as it came in.
 *
 * @param method the HTTP method
 * @param rawPath the whole path, still percent-encoded
 * @param rawQuery the query as sent, null for none
 * @param headers by lower-case name
 * @param body the text, empty for none
 * @param address who calls
 */
public record Call(
        String method, String rawPath, String rawQuery, Map<String, String> headers, String body, String address) {
    /** The largest body that is read, in bytes. */
    private static final int BODY_LIMIT = 16 * 1024 * 1024;

    static Call read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        try (InputStream body = exchange.getRequestBody()) {
            return new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(),
                    headers,
                    new String(body.readNBytes(BODY_LIMIT), StandardCharsets.UTF_8),
                    exchange.getRemoteAddress().getAddress().getHostAddress());
        }
    }

    /**
     * The path below a prefix.
     *
     * @param prefix e.g. {@code /v2}
     * @return the rest, null when the path is elsewhere
     */
    public String below(String prefix) {
        boolean inside = rawPath.equals(prefix) || rawPath.startsWith(prefix + "/");
        return inside ? rawPath.substring(prefix.length()) : null;
    }

    /**
     * The query's parameters.
     *
     * @return decoded values by decoded name
     * @throws IllegalArgumentException when a percent sign is misplaced
     */
    public Map<String, List<String>> query() {
        return QueryText.parse(rawQuery);
    }
}
