package io.github.camelplanado.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.json.WireJson;

/**
 * Lays the fields that a write names over those that the entity has, so that the array means the same whether the vendor joins
 * it with the present one or puts it in its place. A field is named by its uuid, else by its name. Pure; for one array.
 */
final class FieldOverlay {

    /** Members that answers carry and writes do not take: in {@code Field} of the contract, not in its {@code FieldWrite}. */
    static final Set<String> READ_ONLY = Set.of("filled_at", "dictionary");

    /** Files, photos and signatures: how their values are written is not known, so that none is sent back as it was read. */
    private static final String ATTACHMENT = "attachment";

    private final String key;
    private final Map<String, List<String>> problems;
    private final ArrayNode whole = WireJson.mapper().createArrayNode();
    private final Set<Integer> named = new HashSet<>();

    /**
     * An overlay that nothing was laid on yet.
     *
     * @param key the key of the array, for messages
     * @param present the array of the entity
     * @param problems takes what is wrong, by the path of the field
     */
    FieldOverlay(String key, JsonNode present, Map<String, List<String>> problems) {
        this.key = key;
        this.problems = problems;
        present.forEach(field -> whole.add(sendable(field)));
    }

    /** The whole array: present fields in their order, what is new behind them. To be called once. */
    ArrayNode with(JsonNode given) {
        for (int i = 0; i < given.size(); i++) {
            lay(key + "[" + i + "]", given.get(i));
        }
        return whole;
    }

    private void lay(String path, JsonNode given) {
        String by = given.hasNonNull("uuid") ? "uuid" : "name";
        List<Integer> meant = given.hasNonNull(by) ? places(by, given.path(by).asText()) : List.of();
        if (meant.size() > 1) {
            problems.put(path + "." + by, List.of(ambiguous(by, given, meant)));
        } else if (meant.isEmpty()) {
            named.add(whole.size());
            whole.add(given.deepCopy());
        } else if (!named.add(meant.get(0))) {
            problems.put(path + "." + by, List.of("names a field that the same array names before"));
        } else {
            ObjectNode field = (ObjectNode) whole.get(meant.get(0));
            given.properties().stream()
                    .filter(member -> !member.getKey().equals("uuid"))
                    .forEach(member -> field.set(member.getKey(), member.getValue()));
        }
    }

    private List<Integer> places(String by, String wanted) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            if (whole.get(i).hasNonNull(by) && whole.get(i).path(by).asText().equals(wanted)) {
                places.add(i);
            }
        }
        return places;
    }

    private String ambiguous(String by, JsonNode given, List<Integer> meant) {
        return meant.size() + " fields have the " + by + " '" + given.path(by).asText() + "'; name one by its uuid: "
                + meant.stream()
                        .map(place -> whole.get(place).path("uuid").asText())
                        .collect(Collectors.joining(", "));
    }

    private static JsonNode sendable(JsonNode field) {
        if (!(field instanceof ObjectNode object)) {
            return field;
        }
        ObjectNode copy = object.deepCopy();
        copy.remove(READ_ONLY);
        if (copy.path("data_type").asText().equals(ATTACHMENT) && copy.hasNonNull("value")) {
            copy.remove("value");
        }
        return copy;
    }
}
