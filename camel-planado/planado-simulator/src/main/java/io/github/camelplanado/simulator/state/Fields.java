package io.github.camelplanado.simulator.state;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Custom and report fields: addressed by uuid or name, added, hidden, filled; never deleted. */
final class Fields {
    private static final List<String> SWITCHES = List.of("required", "hidden", "read_only");
    private static final Set<String> BOOLEAN_TYPES = Set.of("boolean");
    private static final Set<String> TEXT_TYPES = Set.of("string", "url");

    private final Settings settings;
    private final Errors errors;
    private final String key;

    Fields(Settings settings, Errors errors, String key) {
        this.settings = settings;
        this.errors = errors;
        this.key = key;
    }

    /** The fields after a write; with merge the fields that were not named stay as they are. */
    ArrayNode write(JsonNode present, JsonNode sent, boolean merge) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        if (merge) {
            present.forEach(field -> result.add(field.deepCopy()));
        }
        for (JsonNode written : sent) {
            ObjectNode field = find(result, written);
            if (field == null) {
                ObjectNode known = find(present, written);
                field = known == null ? added(written) : known.deepCopy();
                if (field == null) {
                    continue;
                }
                result.add(field);
            }
            fill(field, written);
        }
        return result;
    }

    private static ObjectNode find(JsonNode fields, JsonNode written) {
        String by = written.has("uuid") ? "uuid" : "name";
        for (JsonNode field : fields) {
            if (field.path(by).asText().equals(written.path(by).asText())) {
                return (ObjectNode) field;
            }
        }
        return null;
    }

    private ObjectNode added(JsonNode written) {
        if (written.has("uuid") || !written.has("field_type")) {
            errors.add(
                    key,
                    "has no field '"
                            + written.path(written.has("uuid") ? "uuid" : "name")
                                    .asText() + "'; a new one needs name and field_type");
            return null;
        }
        String type = written.path("field_type").asText();
        return JsonNodeFactory.instance
                .objectNode()
                .put("uuid", settings.nextUuid())
                .put("name", written.path("name").asText())
                .put("field_type", type)
                .put("data_type", written.path("data_type").asText(dataType(type)))
                .put("required", false)
                .put("hidden", false)
                .put("read_only", false)
                .putNull("value");
    }

    static String dataType(String fieldType) {
        return switch (fieldType) {
            case "file", "image", "signature" -> "attachment";
            case "button", "checkbox" -> "boolean";
            case "link" -> "url";
            case "currency", "dictionary" -> fieldType;
            default -> "string";
        };
    }

    private void fill(ObjectNode field, JsonNode written) {
        for (String name : SWITCHES) {
            if (written.has(name)) {
                field.set(name, written.get(name));
            }
        }
        if (!written.has("value")) {
            return;
        }
        JsonNode value = written.get("value");
        String dataType = field.path("data_type").asText();
        boolean fits = value.isNull()
                || (BOOLEAN_TYPES.contains(dataType) && value.isBoolean())
                || (TEXT_TYPES.contains(dataType) && value.isTextual())
                // What other types look like is not known: any JSON will do.
                || (!BOOLEAN_TYPES.contains(dataType) && !TEXT_TYPES.contains(dataType));
        if (!fits) {
            errors.add(key, "the value of '" + field.path("name").asText() + "' is no " + dataType);
            return;
        }
        field.set("value", value);
        field.remove("filled_at");
        if (!value.isNull() && key.equals("report_fields")) {
            field.put("filled_at", Times.millis(settings.now()));
        }
    }
}
