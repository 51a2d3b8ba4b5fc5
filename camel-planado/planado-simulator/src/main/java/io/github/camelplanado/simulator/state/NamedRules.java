package io.github.camelplanado.simulator.state;

import static io.github.camelplanado.simulator.state.Normal.orNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What has a name and little else: the API only lists it, the office makes it in the web interface. */
final class NamedRules implements Rules {
    private final Resource resource;
    private final References references;

    NamedRules(Resource resource, References references) {
        this.resource = resource;
        this.references = references;
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode entity = JsonNodeFactory.instance.objectNode().putNull(resource.naturalKey());
        switch (resource) {
            case TEAMS -> entity.putNull("territory");
            case RESOLUTIONS ->
                entity.put("successful", false).put("has_comment", false).put("comment_required", false);
            case DICTIONARY_VALUES -> entity.putNull(Hidden.DICTIONARY);
            default -> {}
        }
        update(entity, body);
        return entity;
    }

    @Override
    public void update(ObjectNode entity, ObjectNode body) {
        Errors errors = new Errors();
        for (String key : new String[] {"successful", "has_comment", "comment_required"}) {
            if (entity.has(key) && body.has(key)) {
                entity.set(key, body.get(key));
            }
        }
        if (entity.path("comment_required").asBoolean()
                && !entity.path("has_comment").asBoolean()) {
            errors.add("comment_required", "needs has_comment");
        }
        if (entity.has("territory") && body.has("territory")) {
            entity.set(
                    "territory", references.named(Resource.TERRITORIES, body.path("territory"), "territory", errors));
        }
        if (entity.has(Hidden.DICTIONARY) && body.has("dictionary")) {
            JsonNode list = references.named(Resource.DICTIONARIES, body.path("dictionary"), "dictionary", errors);
            entity.set(Hidden.DICTIONARY, orNull(list, "uuid"));
        }
        name(entity, body, errors);
        errors.throwIfAny();
    }

    private void name(ObjectNode entity, ObjectNode body, Errors errors) {
        String key = resource.naturalKey();
        if (body.has(key) && !body.path(key).equals(entity.path(key))) {
            entity.set(key, body.get(key));
            boolean taken = resource.uniqueNames()
                    && !references
                            .namesakes(resource, entity.path(key).asText())
                            .isEmpty();
            if (taken) {
                errors.add(key, "is used by another entity");
            }
        }
        if (!Normal.hasText(entity.path(key))) {
            errors.add(key, "can't be blank");
        }
    }
}
