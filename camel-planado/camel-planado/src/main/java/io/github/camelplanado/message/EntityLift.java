package io.github.camelplanado.message;

import java.time.ZoneId;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.model.VendorTime;
import io.github.camelplanado.json.RowReferences;
import io.github.camelplanado.json.WireJson;

/**
 * Lifts a row of a list to the shape of {@code get}: {@code client_uuid} becomes {@code client.uuid} and so on. What the row
 * does not carry stays absent, null stays null, other keys and their order are left alone.
 *
 * @param zone of documented times that come without one
 */
public record EntityLift(ZoneId zone) {

    private static final Set<String> TIMES = Set.of("scheduled_at", "created_at", "updated_at");
    private static final Set<String> JOB_TIMES = Set.of("en_route_at", "started_at", "suspended_at", "finished_at");
    private static final Set<String> FIELDS = Set.of("custom_fields", "report_fields");
    private static final Set<String> FIELD_TIMES = Set.of("filled_at");

    /** A lifted copy; an entity that has the shape of {@code get} already comes back with zoned times only. */
    public ObjectNode lift(ObjectNode row) {
        ObjectNode lifted = WireJson.mapper().createObjectNode();
        RowReferences.lift(row)
                .properties()
                .forEach(entry -> lifted.set(entry.getKey(), zoned(entry.getKey(), entry.getValue())));
        return lifted;
    }

    private JsonNode zoned(String key, JsonNode value) {
        if (TIMES.contains(key)) {
            return zoned(value);
        }
        if (key.equals("timestamps") && value instanceof ObjectNode timestamps) {
            return zoned(timestamps, JOB_TIMES);
        }
        if (FIELDS.contains(key) && value.isArray()) {
            return WireJson.mapper()
                    .createArrayNode()
                    .addAll(value.valueStream()
                            .map(field -> field instanceof ObjectNode object ? zoned(object, FIELD_TIMES) : field)
                            .toList());
        }
        return value;
    }

    private ObjectNode zoned(ObjectNode object, Set<String> times) {
        ObjectNode zoned = WireJson.mapper().createObjectNode();
        object.properties()
                .forEach(entry -> zoned.set(
                        entry.getKey(), times.contains(entry.getKey()) ? zoned(entry.getValue()) : entry.getValue()));
        return zoned;
    }

    /** What is no time, or no such day, is told as it is. */
    private JsonNode zoned(JsonNode time) {
        return time.isTextual()
                ? VendorTime.find(time.textValue())
                        .filter(found -> found.offset().isEmpty())
                        .<JsonNode>map(found -> WireJson.mapper()
                                .getNodeFactory()
                                .textNode(found.in(zone).text()))
                        .orElse(time)
                : time;
    }
}
