package io.github.camelplanado.simulator.state;

import java.util.Map;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Finds what a body refers to. */
final class References {
    private static final String UNKNOWN = "refers to something that does not exist";

    private final BiFunction<Resource, String, Entity> finder;
    private final BiFunction<Resource, ObjectNode, Entity> maker;

    /** Both functions are called while the account is locked. */
    References(BiFunction<Resource, String, Entity> finder, BiFunction<Resource, ObjectNode, Entity> maker) {
        this.finder = finder;
        this.maker = maker;
    }

    /** An existing client or site by uuid or external id. */
    JsonNode existing(Resource resource, JsonNode reference, String field, Errors errors) {
        if (reference.isNull()) {
            return NullNode.getInstance();
        }
        String key = reference.has("uuid") ? "uuid" : "external_id";
        String id = reference.path(key).asText();
        Entity found = finder.apply(resource, id);
        if (found == null || (key.equals("uuid") && !found.uuid().equals(id))) {
            errors.add(field, UNKNOWN);
            return NullNode.getInstance();
        }
        return pair(found);
    }

    /** An existing client or site, or a new one made from its keys. */
    JsonNode existingOrNew(Resource resource, JsonNode reference, String field, Errors errors) {
        String mark = resource == Resource.CLIENTS ? "organization" : "name";
        boolean onlyIds = reference.isNull() || !reference.has(mark) || reference.has("uuid");
        if (onlyIds) {
            return existing(resource, reference, field, errors);
        }
        // Made last, when everything else is known to be right: a refused job leaves no client behind.
        errors.throwIfAny();
        return pair(maker.apply(resource, (ObjectNode) reference));
    }

    private static ObjectNode pair(Entity entity) {
        return JsonNodeFactory.instance.objectNode().put("uuid", entity.uuid()).put("external_id", entity.externalId());
    }

    /** A built-in thing by uuid or by its key (name, code or email). */
    JsonNode builtIn(Map<String, ObjectNode> all, JsonNode reference, String key, String field, Errors errors) {
        if (reference.isNull()) {
            return NullNode.getInstance();
        }
        ObjectNode found = all.get(reference.path(key).asText());
        if (reference.has("uuid")) {
            found = all.values().stream()
                    .filter(thing -> thing.path("uuid").equals(reference.path("uuid")))
                    .findFirst()
                    .orElse(null);
        }
        if (found == null) {
            errors.add(field, UNKNOWN);
            return NullNode.getInstance();
        }
        return found.deepCopy();
    }

    /** A list of built-in things. */
    ArrayNode allBuiltIn(Map<String, ObjectNode> all, JsonNode references, String field, Errors errors) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        references.forEach(reference -> {
            JsonNode one = builtIn(all, reference, "name", field, errors);
            if (!one.isNull()) {
                found.add(one);
            }
        });
        return found;
    }
}
