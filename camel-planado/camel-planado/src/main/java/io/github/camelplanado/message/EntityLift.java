package io.github.camelplanado.message;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.json.WireJson;

/**
 * Lifts a row of a list to the shape of {@code get}: {@code client_uuid} becomes {@code client.uuid} and so on. What the row
 * does not carry stays absent, null stays null, other keys and their order are left alone.
 *
 * @param zone of documented times that come without one
 */
public record EntityLift(ZoneId zone) {

    /** Flat keys of list rows and their names in {@code get} (documentation). */
    private static final Map<String, String> REFERENCES = Map.of(
            "client_uuid", "client",
            "site_uuid", "site",
            "template_uuid", "template",
            "type_uuid", "type",
            "territory_uuid", "territory");

    private static final Map<String, String> ASSIGNEES = Map.of("worker_uuid", "worker", "team_uuid", "team");
    private static final Set<String> TIMES = Set.of("scheduled_at", "created_at", "updated_at");
    private static final Set<String> JOB_TIMES = Set.of("en_route_at", "started_at", "suspended_at", "finished_at");
    private static final Pattern ZONELESS =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");

    /** A lifted copy; an entity that has the shape of {@code get} already comes back with zoned times only. */
    public ObjectNode lift(ObjectNode row) {
        ObjectNode lifted = WireJson.mapper().createObjectNode();
        row.properties().forEach(entry -> put(lifted, row, entry.getKey(), entry.getValue()));
        return lifted;
    }

    private void put(ObjectNode lifted, ObjectNode row, String key, JsonNode value) {
        String target = REFERENCES.get(key);
        if (target != null && !row.has(target)) {
            lifted.set(target, reference(value));
        } else if (key.equals("skill_uuids") && !row.has("skills")) {
            lifted.set("skills", references(value));
        } else if (key.equals("assignee") && value instanceof ObjectNode assignee) {
            lifted.set(key, assignee(assignee));
        } else if (key.equals("timestamps") && value instanceof ObjectNode timestamps) {
            lifted.set(key, zoned(timestamps));
        } else {
            lifted.set(key, TIMES.contains(key) ? zoned(value) : value);
        }
    }

    private static JsonNode reference(JsonNode uuid) {
        return uuid.isTextual() ? WireJson.mapper().createObjectNode().set("uuid", uuid) : uuid;
    }

    private static JsonNode references(JsonNode uuids) {
        if (!uuids.isArray()) {
            return uuids;
        }
        ArrayNode references = WireJson.mapper().createArrayNode();
        uuids.forEach(uuid -> references.add(reference(uuid)));
        return references;
    }

    private static ObjectNode assignee(ObjectNode row) {
        ObjectNode lifted = WireJson.mapper().createObjectNode();
        row.properties().forEach(entry -> {
            String target = ASSIGNEES.get(entry.getKey());
            boolean flat = target != null && !row.has(target);
            lifted.set(flat ? target : entry.getKey(), flat ? reference(entry.getValue()) : entry.getValue());
        });
        return lifted;
    }

    private ObjectNode zoned(ObjectNode timestamps) {
        ObjectNode zoned = WireJson.mapper().createObjectNode();
        timestamps
                .properties()
                .forEach(entry -> zoned.set(
                        entry.getKey(),
                        JOB_TIMES.contains(entry.getKey()) ? zoned(entry.getValue()) : entry.getValue()));
        return zoned;
    }

    private JsonNode zoned(JsonNode time) {
        if (!time.isTextual() || !ZONELESS.matcher(time.textValue()).matches()) {
            return time;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(time.textValue());
            return WireJson.mapper()
                    .getNodeFactory()
                    .textNode(
                            time.textValue() + zone.getRules().getOffset(local).getId());
        } catch (DateTimeException e) {
            // no such day: the vendor's text is told as it is
            return time;
        }
    }
}
