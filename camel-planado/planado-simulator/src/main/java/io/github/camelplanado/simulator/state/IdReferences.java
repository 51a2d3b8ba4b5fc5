package io.github.camelplanado.simulator.state;

import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;

/**
 * Finds what has external ids by one of its two ids, or makes it where a body holds the keys of a new one.
 *
 * @param settings knobs
 * @param stores by kind; called while the account is locked
 * @param maker of new ones; called while the account is locked
 */
record IdReferences(
        Settings settings, Function<Resource, EntityStore> stores, BiFunction<Resource, ObjectNode, Entity> maker) {

    /** An existing client or site by uuid or external id. */
    JsonNode existing(Resource resource, JsonNode reference, String field, Errors errors) {
        if (reference.isNull()) {
            return NullNode.getInstance();
        }
        Entity found = byIds(resource, reference);
        if (found == null) {
            errors.add(field, References.UNKNOWN);
            return NullNode.getInstance();
        }
        return pair(found);
    }

    /** Whatever has both ids, by one of them; null when there is none. */
    Entity byIds(Resource resource, JsonNode reference) {
        String key = reference.has("uuid") ? "uuid" : "external_id";
        String id = reference.path(key).asText();
        Entity found = stores.apply(resource).find(id);
        return found == null || (key.equals("uuid") && !found.uuid().equals(id)) ? null : found;
    }

    /** An existing client or site, or a new one made from its keys. */
    JsonNode existingOrNew(Resource resource, JsonNode reference, String field, Errors errors) {
        String mark = resource == Resource.CLIENTS ? "organization" : "name";
        boolean onlyIds = reference.isNull() || !reference.has(mark) || reference.has("uuid");
        if (onlyIds) {
            return existing(resource, reference, field, errors);
        }
        if (settings.is(Knob.INLINE_NEW, "match") && reference.has("external_id")) {
            Entity known = byIds(resource, reference);
            if (known != null) {
                return pair(known);
            }
        }
        // Made last, when everything else is known to be right: a refused job leaves no client behind.
        errors.throwIfAny();
        return pair(maker.apply(resource, (ObjectNode) reference));
    }

    private static ObjectNode pair(Entity entity) {
        return JsonNodeFactory.instance.objectNode().put("uuid", entity.uuid()).put("external_id", entity.externalId());
    }
}
