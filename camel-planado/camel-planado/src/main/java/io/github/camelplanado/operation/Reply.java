package io.github.camelplanado.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelplanado.api.PlanadoConstants;
import org.apache.camel.Message;

/**
 * What an operation gives back to the exchange.
 *
 * @param body the body, or null
 * @param headers names and values; a null value removes the header
 */
public record Reply(Object body, Map<String, Object> headers) {

    /** A reply without what an earlier call of the route left in the headers. */
    static Reply of(Object body) {
        return new Reply(body, Map.of())
                .with(PlanadoConstants.CREATED, null)
                .with(PlanadoConstants.NOT_SENT, null)
                .with(PlanadoConstants.NEXT_AFTER, null);
    }

    Reply with(String header, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(body, more);
    }

    Reply withBody(Object body) {
        return new Reply(body, headers);
    }

    /** Fills a message; headers that are not named stay. */
    public void fill(Message message) {
        message.setBody(body);
        headers.forEach((name, value) -> {
            if (value == null) {
                message.removeHeader(name);
            } else {
                message.setHeader(name, value);
            }
        });
    }
}
