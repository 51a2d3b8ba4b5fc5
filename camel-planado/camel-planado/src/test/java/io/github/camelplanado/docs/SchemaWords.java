package io.github.camelplanado.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** Says in words what a schema asks for. Pure. */
final class SchemaWords {

    private static final Map<String, String> SIMPLE = Map.of(
            "Uuid", "uuid",
            "NullableUuid", "uuid",
            "DateTime", "time",
            "NullableDateTime", "time",
            "Date", "date",
            "Version", "integer");

    private SchemaWords() {}

    /** Whether the name stands for a plain value that needs no more words. */
    static boolean isSimple(String schema) {
        return SIMPLE.containsKey(schema);
    }

    /** The word for a plain value. */
    static String simple(String schema) {
        return SIMPLE.get(schema);
    }

    static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return List.of(type.asText());
        }
        List<String> types = new ArrayList<>();
        type.forEach(one -> types.add(one.asText()));
        return types;
    }

    /** The plain type, e.g. {@code string or number}. */
    static String plain(JsonNode schema) {
        List<String> types =
                types(schema).stream().filter(type -> !type.equals("null")).toList();
        return types.isEmpty() ? "any JSON" : String.join(" or ", types);
    }

    static String nullable(JsonNode schema) {
        List<String> types = types(schema);
        return types.isEmpty() || types.contains("null") ? "yes" : "no";
    }

    static String limit(JsonNode schema) {
        List<String> limits = new ArrayList<>();
        if (schema.path("minLength").asInt() > 0) {
            limits.add("not empty");
        }
        if (schema.has("maxLength")) {
            limits.add("at most " + schema.path("maxLength").asInt() + " characters");
        }
        if (schema.has("minimum") && schema.has("maximum")) {
            limits.add(schema.path("minimum").asText() + " to "
                    + schema.path("maximum").asText());
        } else if (schema.has("minimum")) {
            limits.add("at least " + schema.path("minimum").asText());
        }
        if (schema.has("exclusiveMinimum")) {
            limits.add("above " + schema.path("exclusiveMinimum").asText());
        }
        if (schema.has("maxItems")) {
            limits.add("at most " + schema.path("maxItems").asText());
        }
        if (schema.has("enum")) {
            limits.add("one of " + values(schema.path("enum")));
        }
        if (schema.has("const")) {
            limits.add("only `" + schema.path("const").asText() + "`");
        }
        return String.join(", ", limits);
    }

    private static String values(JsonNode list) {
        List<String> values = new ArrayList<>();
        list.forEach(value -> values.add("`" + value.asText() + "`"));
        return values.stream().collect(Collectors.joining(", "));
    }
}
