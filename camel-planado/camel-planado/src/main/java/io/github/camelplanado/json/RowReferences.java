package io.github.camelplanado.json;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The references of list rows are flat ids where {@code get} has objects (documentation). Lifts them: {@code client_uuid} becomes
 * {@code client.uuid} and so on. Null stays null; other keys and the order are left alone.
 */
public final class RowReferences {

    private static final String SKILLS = "skill_uuids";

    /** Flat keys of list rows and their names in {@code get}. */
    private static final Map<String, String> REFERENCES = Map.of(
            "client_uuid", "client",
            "site_uuid", "site",
            "template_uuid", "template",
            "type_uuid", "type",
            "territory_uuid", "territory");

    private static final Map<String, String> ASSIGNEES = Map.of("worker_uuid", "worker", "team_uuid", "team");

    private RowReferences() {}

    /** Whether a JSON object has such a flat id. */
    public static boolean areIn(Map<?, ?> json) {
        return json.keySet().stream().anyMatch(key -> REFERENCES.containsKey(key) || key.equals(SKILLS))
                || (json.get("assignee") instanceof Map<?, ?> assignee
                        && assignee.keySet().stream().anyMatch(ASSIGNEES::containsKey));
    }

    /** A lifted copy; what has the shape of {@code get} already comes back as it is. */
    public static ObjectNode lift(ObjectNode row) {
        ObjectNode lifted = WireJson.mapper().createObjectNode();
        row.properties().forEach(entry -> put(lifted, row, entry.getKey(), entry.getValue()));
        return lifted;
    }

    private static void put(ObjectNode lifted, ObjectNode row, String key, JsonNode value) {
        String target = REFERENCES.get(key);
        if (target != null && !row.has(target)) {
            lifted.set(target, reference(value));
        } else if (key.equals(SKILLS) && !row.has("skills")) {
            lifted.set("skills", references(value));
        } else if (key.equals("assignee") && value instanceof ObjectNode assignee) {
            lifted.set(key, assignee(assignee));
        } else {
            lifted.set(key, value);
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
}
