package io.github.camelplanado.message;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Output;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.api.model.Entity;
import io.github.camelplanado.json.WireJson;

/**
 * Gives JSON to the route in the form that it asked for.
 *
 * @param output the form
 * @param lift gives models the shape of {@code get}, and zones to their times
 */
public record BodyWriter(Output output, EntityLift lift) {

    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    /** One entity: with {@code output=model} a typed record, which the resource must have. */
    public Object entity(Resource resource, ObjectNode entity) {
        return output == Output.model ? Entity.of(resource, lift.lift(entity)) : one(entity);
    }

    /** One answer that is no entity; a Map keeps the order of its keys and its nulls. */
    public Object one(JsonNode node) {
        return switch (output) {
            case map, model -> WireJson.mapper().convertValue(node, ANY);
            case json -> text(node);
            case node -> node;
        };
    }

    /** A page or a whole list: a List, or one JSON array as text. */
    public Object many(Resource resource, List<ObjectNode> entities) {
        return output == Output.json
                ? text(WireJson.mapper().createArrayNode().addAll(entities))
                : entities.stream().map(entity -> entity(resource, entity)).toList();
    }

    private static String text(JsonNode node) {
        try {
            return WireJson.mapper().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written, which indicates a bug", e);
        }
    }
}
