package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.RefusedException;

/** Services provided during a job, and the materials used for each of them. */
final class Materials {
    private final Settings settings;
    private final References references;

    Materials(Settings settings, References references) {
        this.settings = settings;
        this.references = references;
    }

    /** The entry of a service in a job, made when it is not there. No call of the API is known that does this. */
    ObjectNode provide(ObjectNode job, Entity service) {
        ObjectNode known = entry(job, "service_uuid", service.uuid());
        if (known != null) {
            return known;
        }
        ObjectNode entry = job.withArray(Hidden.PROVIDED)
                .addObject()
                .put("uuid", settings.nextUuid())
                .put("service_uuid", service.uuid());
        entry.putArray("materials");
        return entry;
    }

    void add(ObjectNode job, String serviceId, ObjectNode body) {
        ObjectNode entry = find(job, serviceId);
        Errors errors = new Errors();
        Entity product = references.ids().byIds(Resource.PRODUCTS, body.path("product"));
        if (product == null) {
            errors.add("product", References.UNKNOWN);
        } else {
            references.refuseArchived(product, "product", errors);
        }
        JsonNode quantity = quantity(body, errors);
        errors.throwIfAny();
        ObjectNode present = material(entry, product.uuid());
        if (present == null) {
            present = entry.withArray("materials").addObject();
            present.putObject("product").put("uuid", product.uuid()).put("external_id", product.externalId());
            present.set("quantity", quantity);
            return;
        }
        switch (settings.knobs().text(Knob.MATERIAL_ADDED_TWICE)) {
            case "add" ->
                present.put("quantity", present.path("quantity").decimalValue().add(quantity.decimalValue()));
            case "replace" -> present.set("quantity", quantity);
            default -> throw RefusedException.invalid("product", "is used already");
        }
    }

    void change(ObjectNode job, String serviceId, String productUuid, ObjectNode body) {
        ObjectNode material = used(job, serviceId, productUuid);
        Errors errors = new Errors();
        JsonNode quantity = quantity(body, errors);
        errors.throwIfAny();
        material.set("quantity", quantity);
    }

    void remove(ObjectNode job, String serviceId, String productUuid) {
        ObjectNode material = used(job, serviceId, productUuid);
        ArrayNode all = find(job, serviceId).withArray("materials");
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).equals(material)) {
                all.remove(i);
            }
        }
    }

    /** What is used in a job, whichever service it is for. */
    static ArrayNode used(JsonNode job) {
        ArrayNode used = JsonNodeFactory.instance.arrayNode();
        job.path(Hidden.PROVIDED).forEach(entry -> entry.path("materials").forEach(used::add));
        return used;
    }

    private static JsonNode quantity(ObjectNode body, Errors errors) {
        JsonNode quantity = body.path("quantity");
        if (quantity.decimalValue().signum() <= 0) {
            errors.add("quantity", "must be above 0");
        }
        return quantity;
    }

    private ObjectNode used(ObjectNode job, String serviceId, String productUuid) {
        ObjectNode material = material(find(job, serviceId), productUuid);
        if (material == null) {
            throw RefusedException.notFound();
        }
        return material;
    }

    private ObjectNode find(ObjectNode job, String serviceId) {
        if (settings.is(Knob.PROVIDED_SERVICE_ID, "entry")) {
            return found(entry(job, "uuid", serviceId));
        }
        Entity service = references.find(Resource.SERVICES, serviceId);
        if (service == null) {
            throw RefusedException.notFound();
        }
        return settings.flag(Knob.MATERIALS_NEED_PROVIDED_SERVICE)
                ? found(entry(job, "service_uuid", service.uuid()))
                : provide(job, service);
    }

    private static ObjectNode found(ObjectNode entry) {
        if (entry == null) {
            throw RefusedException.notFound();
        }
        return entry;
    }

    private static ObjectNode entry(ObjectNode job, String key, String id) {
        for (JsonNode entry : job.path(Hidden.PROVIDED)) {
            if (entry.path(key).asText().equals(id)) {
                return (ObjectNode) entry;
            }
        }
        return null;
    }

    private static ObjectNode material(ObjectNode entry, String productUuid) {
        for (JsonNode material : entry.path("materials")) {
            if (material.path("product").path("uuid").asText().equals(productUuid)) {
                return (ObjectNode) material;
            }
        }
        return null;
    }
}
