package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Services and products: what can be sold. Products have a unit too. */
final class ServiceRules implements Rules {
    /** The account's own; nobody can write it. */
    private static final String CURRENCY = "eur";

    private final Resource categories;
    private final References references;

    ServiceRules(Resource resource, References references) {
        boolean product = resource == Resource.PRODUCTS;
        this.categories = product ? Resource.PRODUCT_CATEGORIES : Resource.SERVICE_CATEGORIES;
        this.references = references;
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode entity = JsonNodeFactory.instance
                .objectNode()
                .putNull("name")
                .putNull("description")
                .putNull("category_uuid");
        if (categories == Resource.PRODUCT_CATEGORIES) {
            entity.putNull("unit_uuid").putNull("gtin");
        }
        entity.put("currency", CURRENCY).putNull("price_default").put("archived", false);
        update(entity, body);
        return entity;
    }

    @Override
    public void update(ObjectNode entity, ObjectNode body) {
        Errors errors = new Errors();
        for (String key : new String[] {"name", "description", "gtin"}) {
            if (body.has(key)) {
                entity.set(key, body.get(key));
            }
        }
        if (!Normal.hasText(entity.path("name"))) {
            errors.add("name", "can't be blank");
        }
        if (body.has("price_default")) {
            entity.set("price_default", price(body.path("price_default")));
        }
        if (body.has("category")) {
            Entity category = references.entity(categories, body.path("category"), "category", errors);
            entity.put("category_uuid", category == null ? null : category.uuid());
        }
        if (body.has("unit")) {
            Entity unit = references.entity(Resource.UNITS, body.path("unit"), "unit", errors);
            entity.put("unit_uuid", unit == null ? null : unit.uuid());
        } else if (entity.path("unit_uuid").isNull()) {
            errors.add("unit", "can't be blank");
        }
        errors.throwIfAny();
    }

    /** A decimal text, whichever way it was sent: no digit is lost. */
    private static JsonNode price(JsonNode sent) {
        if (sent.isNull()) {
            return NullNode.getInstance();
        }
        return JsonNodeFactory.instance.textNode(
                sent.isTextual() ? sent.asText() : sent.decimalValue().toPlainString());
    }
}
