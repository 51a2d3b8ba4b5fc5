package io.github.camelplanado.matrix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bodies of the checks. */
final class Samples {

    /** What has versions, webhooks and typed models. */
    static final List<String> ENTITIES = List.of("jobs", "clients", "sites");

    static final List<String> CATALOG =
            List.of("services", "products", "service-categories", "product-categories", "units");

    private Samples() {}

    /** Everything with external ids. */
    static List<String> all() {
        return List.of(
                "jobs",
                "clients",
                "sites",
                "services",
                "products",
                "service-categories",
                "product-categories",
                "units");
    }

    /** The key that holds the text of {@link #body}. */
    static String textKey(String resource) {
        return switch (resource) {
            case "clients" -> "organization_name";
            case "jobs", "sites" -> "description";
            default -> "name";
        };
    }

    /** A new entity with an external id; a product also makes the unit that it needs. */
    static Map<String, Object> body(Stand stand, String resource, String id, String text) {
        Map<String, Object> body = new HashMap<>();
        body.put("external_id", id);
        body.put(textKey(resource), text);
        switch (resource) {
            case "clients" -> body.put("organization", true);
            case "sites" -> body.put("name", "Depot");
            case "units" -> body.put("code", "x");
            case "products" -> body.put("unit", Map.of("uuid", unit(stand)));
            default -> {}
        }
        return body;
    }

    private static String unit(Stand stand) {
        return stand.planado().entities("units").stream()
                .findFirst()
                .orElseGet(() -> stand.made("units", Map.of("name", "Metre", "code", "m")))
                .path("uuid")
                .asText();
    }

    static Map<String, Object> field(String name, Object value) {
        return Map.of("name", name, "field_type", "input", "data_type", "string", "value", value);
    }
}
