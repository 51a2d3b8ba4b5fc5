package io.github.camelplanado.message;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.Output;
import io.github.camelplanado.json.WireJson;

/**
 * Gives JSON to the route in the form that it asked for.
 *
 * @param output the form
 */
public record BodyWriter(Output output) {

    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    /** One entity or answer; a Map keeps the order of its keys and its nulls. */
    public Object one(JsonNode node) {
        return switch (output) {
            case map -> WireJson.mapper().convertValue(node, ANY);
            case json -> text(node);
            case node -> node;
        };
    }

    /** A page or a whole list: a List, or one JSON array as text. */
    public Object many(List<? extends JsonNode> nodes) {
        return output == Output.json
                ? text(WireJson.mapper().createArrayNode().addAll(List.copyOf(nodes)))
                : nodes.stream().map(this::one).toList();
    }

    private static String text(JsonNode node) {
        try {
            return WireJson.mapper().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written, which indicates a bug", e);
        }
    }
}
