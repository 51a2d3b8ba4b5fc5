package io.github.camelplanado.changes.stream;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One attempt in the vendor's log of deliveries (documentation: webhooks/list).
 *
 * @param uuid of the attempt
 * @param sentAt to the second, or the beginning of time if it is not told
 * @param isTaken whether it was answered with 2xx
 * @param attempt its number, or null
 * @param body what was sent, or null
 */
record LogEntry(String uuid, Instant sentAt, boolean isTaken, Integer attempt, String body) {

    static LogEntry of(ObjectNode request) {
        int status = request.path("http_response_code").asInt(0);
        JsonNode attempt = request.path("attempt_no");
        JsonNode body = request.path("http_request_body");
        return new LogEntry(
                request.path("uuid").asText(),
                time(request.path("sent_at"))
                        .or(() -> time(request.path("send_at")))
                        .orElse(Instant.EPOCH),
                status / 100 == 2,
                attempt.canConvertToInt() ? attempt.intValue() : null,
                body.isTextual() ? body.textValue() : null);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return text.isTextual()
                    ? Optional.of(OffsetDateTime.parse(text.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            // not a time: as good as none
            return Optional.empty();
        }
    }
}
