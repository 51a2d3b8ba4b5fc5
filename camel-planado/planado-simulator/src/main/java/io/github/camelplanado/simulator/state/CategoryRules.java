package io.github.camelplanado.simulator.state;

import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The tree of services or of products: never mixed, at most three levels. */
final class CategoryRules implements Rules {
    private static final int LEVELS = 3;

    private final Resource resource;
    private final References references;
    private final Supplier<EntityStore> store;

    CategoryRules(Resource resource, References references, Supplier<EntityStore> store) {
        this.resource = resource;
        this.references = references;
        this.store = store;
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode category = JsonNodeFactory.instance
                .objectNode()
                .putNull("name")
                .putNull("description")
                .putNull("parent_uuid")
                .put("archived", false);
        update(category, body);
        return category;
    }

    @Override
    public void update(ObjectNode category, ObjectNode body) {
        Errors errors = new Errors();
        for (String key : new String[] {"name", "description"}) {
            if (body.has(key)) {
                category.set(key, body.get(key));
            }
        }
        if (!Normal.hasText(category.path("name"))) {
            errors.add("name", "can't be blank");
        }
        if (body.has("parent")) {
            Entity parent = references.entity(resource, body.path("parent"), "parent", errors);
            category.put("parent_uuid", parent == null ? null : parent.uuid());
            String own = category.path("uuid").asText();
            if (parent != null && (isBelow(parent, own) || depth(parent) + height(own) > LEVELS)) {
                errors.add("parent", "makes more than " + LEVELS + " levels, or a ring");
            }
        }
        errors.throwIfAny();
    }

    private boolean isBelow(Entity category, String uuid) {
        Entity at = category;
        while (at != null && !at.uuid().equals(uuid)) {
            at = parent(at);
        }
        return at != null;
    }

    private int depth(Entity category) {
        int depth = 0;
        for (Entity at = category; at != null; at = parent(at)) {
            depth++;
        }
        return depth;
    }

    /** Levels from a category down, itself included; 1 for one that is not there yet. */
    private int height(String uuid) {
        int below = 0;
        for (Entity child : store.get().oldestFirst()) {
            if (!uuid.isEmpty() && child.json().path("parent_uuid").asText().equals(uuid)) {
                below = Math.max(below, height(child.uuid()));
            }
        }
        return below + 1;
    }

    private Entity parent(Entity category) {
        JsonNode uuid = category.json().path("parent_uuid");
        return uuid.isNull() ? null : store.get().find(uuid.asText());
    }
}
