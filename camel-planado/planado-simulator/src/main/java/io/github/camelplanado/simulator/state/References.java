package io.github.camelplanado.simulator.state;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;

/** Finds what a body refers to by name, code or e-mail, or by uuid. */
final class References {
    static final String UNKNOWN = "refers to something that does not exist";

    private final Settings settings;
    private final Function<Resource, EntityStore> stores;
    private final IdReferences ids;
    private boolean fromApi;

    /** Both functions are called while the account is locked. */
    References(
            Settings settings, Function<Resource, EntityStore> stores, BiFunction<Resource, ObjectNode, Entity> maker) {
        this.settings = settings;
        this.stores = stores;
        this.ids = new IdReferences(settings, stores, maker);
    }

    /** Says whether the API refers, or people do: people choose from lists. */
    void from(Source source) {
        fromApi = source == Source.API;
    }

    /** What has external ids is referred to in another way. */
    IdReferences ids() {
        return ids;
    }

    Entity find(Resource resource, String id) {
        return stores.apply(resource).find(id);
    }

    /** Whoever is known by uuid or by name, code or email, in the short form; JSON null when there is none. */
    JsonNode named(Resource resource, JsonNode reference, String field, Errors errors) {
        Entity found = entity(resource, reference, field, errors);
        return found == null ? NullNode.getInstance() : shortForm(found);
    }

    /** The same as an entity, null when there is none. */
    Entity entity(Resource resource, JsonNode reference, String field, Errors errors) {
        if (reference.isNull()) {
            return null;
        }
        Entity found;
        boolean both = reference.has("uuid") && reference.has(resource.naturalKey());
        if (both && settings.is(Knob.UUID_BESIDE_NAME, "refuse")) {
            errors.add(field, "takes a uuid or a name, not both");
            return null;
        }
        if (reference.has("uuid")) {
            String uuid = reference.path("uuid").asText();
            Entity any = stores.apply(resource).find(uuid);
            found = any != null && any.uuid().equals(uuid) ? any : null;
        } else {
            List<Entity> namesakes =
                    namesakes(resource, reference.path(resource.naturalKey()).asText());
            if (namesakes.size() > 1 && settings.is(Knob.AMBIGUOUS_NAMES, "refuse")) {
                errors.add(field, "names several");
                return null;
            }
            found = namesakes.isEmpty() ? null : namesakes.get(0);
        }
        if (found == null) {
            errors.add(field, UNKNOWN);
        } else {
            refuseArchived(found, field, errors);
        }
        return found;
    }

    void refuseArchived(Entity entity, String field, Errors errors) {
        if (entity.json().path("archived").asBoolean() && settings.is(Knob.ARCHIVED_REFERENCES, "refuse")) {
            errors.add(field, "is archived");
        }
    }

    /** Like {@link #entity}, where no sample shows that a name is taken. */
    Entity inferredEntity(Resource resource, JsonNode reference, String field, Errors errors) {
        boolean byName = !reference.isNull() && !reference.has("uuid");
        if (byName && fromApi && settings.is(Knob.NAME_REFERENCES, "documented")) {
            errors.add(field, "takes a uuid");
            return null;
        }
        return entity(resource, reference, field, errors);
    }

    /** Like {@link #named}, where no sample shows that a name is taken. */
    JsonNode inferred(Resource resource, JsonNode reference, String field, Errors errors) {
        Entity found = inferredEntity(resource, reference, field, errors);
        return found == null ? NullNode.getInstance() : shortForm(found);
    }

    /** All that have a name, oldest first. */
    List<Entity> namesakes(Resource resource, String name) {
        return stores.apply(resource).oldestFirst().stream()
                .filter(entity ->
                        entity.json().path(resource.naturalKey()).asText().equals(name))
                .toList();
    }

    /** Everything of a kind in the short form, oldest first. */
    ArrayNode all(Resource resource) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        stores.apply(resource).oldestFirst().forEach(entity -> all.add(shortForm(entity)));
        return all;
    }

    private static ObjectNode shortForm(Entity entity) {
        String key = entity.resource().naturalKey();
        ObjectNode short_ = JsonNodeFactory.instance.objectNode().put("uuid", entity.uuid());
        short_.set(key, entity.json().path(key));
        if (entity.resource() == Resource.RESOLUTIONS) {
            short_.set("successful", entity.json().path("successful"));
        }
        return short_;
    }

    /** A list of references, where no sample shows that names are taken. */
    ArrayNode allInferred(Resource resource, JsonNode references, String field, Errors errors) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        references.forEach(reference -> {
            JsonNode one = inferred(resource, reference, field, errors);
            if (!one.isNull()) {
                found.add(one);
            }
        });
        return found;
    }
}
