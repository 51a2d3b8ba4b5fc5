package io.github.camelplanado.simulator.state;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who changed something, and when.
 *
 * @param source where from
 * @param at when, by the simulator's clock; happened and recorded are the same moment here
 * @param userUuid who, null for the API
 * @param userEmail who, null for the API
 * @param deviceUuid the phone, null elsewhere
 */
public record Context(Source source, Instant at, String userUuid, String userEmail, String deviceUuid) {
    private static final String OFFICE = FixedUuid.of("user", "office@example.org");
    private static final String DEVICE = FixedUuid.of("device", "phone");

    /**
     * A context.
     *
     * @param source where from
     * @param at when
     * @param worker the acting worker's email; only for {@link Source#MOBILE}
     * @return the context
     */
    public static Context of(Source source, Instant at, String worker) {
        return switch (source) {
            case API -> new Context(source, at, null, null, null);
            case WEB -> new Context(source, at, OFFICE, "office@example.org", null);
            case MOBILE -> new Context(source, at, FixedUuid.of("worker", worker), worker, DEVICE);
        };
    }

    /**
     * As in webhooks.
     *
     * @return the context with times in milliseconds and Z
     */
    public ObjectNode toJson() {
        return json(Times.millis(at));
    }

    /**
     * As in the history of jobs.
     *
     * @return the context with times in milliseconds and +00:00
     */
    public ObjectNode toHistoryJson() {
        return json(Times.millisOffset(at));
    }

    private ObjectNode json(String time) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("source", source.word())
                .put("happened_at", time)
                .put("created_at", time)
                .put("user_uuid", userUuid)
                .put("user_email", userEmail)
                .put("device_uuid", deviceUuid);
    }
}
