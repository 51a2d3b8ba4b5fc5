package io.github.camelplanado;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.PlanadoSimulator;

/**
 * Makes, changes and deletes entities of every kind, as people of the vendor's web interface do.
 *
 * @param planado where
 * @param resource of this kind
 */
record SampleEntities(PlanadoSimulator planado, Resource resource) {

    private static final Map<Resource, IntFunction<Map<String, Object>>> NEW = Map.ofEntries(
            Map.entry(Resource.JOBS, number -> Map.of("description", "Job " + number)),
            Map.entry(
                    Resource.CLIENTS, number -> Map.of("organization", true, "organization_name", "Client " + number)),
            Map.entry(Resource.SITES, SampleEntities::named),
            Map.entry(
                    Resource.USERS,
                    number -> Map.of(
                            "first_name",
                            "Dee " + number,
                            "last_name",
                            "Field",
                            "email",
                            "dee" + number + "@example.org",
                            "password",
                            "of a sample")),
            Map.entry(Resource.TEAMS, SampleEntities::named),
            Map.entry(Resource.SKILLS, SampleEntities::named),
            Map.entry(Resource.TERRITORIES, SampleEntities::named),
            Map.entry(Resource.JOB_TYPES, number -> Map.of("code", "type-" + number)),
            Map.entry(Resource.TEMPLATES, SampleEntities::named),
            Map.entry(Resource.RESOLUTIONS, SampleEntities::named),
            Map.entry(Resource.DICTIONARIES, SampleEntities::named),
            Map.entry(Resource.SERVICES, SampleEntities::named),
            Map.entry(Resource.SERVICE_CATEGORIES, SampleEntities::named),
            Map.entry(Resource.PRODUCTS, SampleEntities::named),
            Map.entry(Resource.PRODUCT_CATEGORIES, SampleEntities::named),
            Map.entry(Resource.UNITS, number -> Map.of("name", "Unit " + number, "code", "u" + number)));

    private static final Map<Resource, String> CHANGED_KEY = Map.of(
            Resource.JOBS, "description",
            Resource.CLIENTS, "organization_name",
            Resource.USERS, "first_name",
            Resource.JOB_TYPES, "code");

    private static Map<String, Object> named(int number) {
        return Map.of("name", "Sample " + number);
    }

    /** Makes one and gives its uuid. */
    String create(int number) {
        if (resource == Resource.WEBHOOKS) {
            return planado.webhooks().register("https://example.org/" + number, "s3cret-" + number, List.of());
        }
        Map<String, Object> body = new HashMap<>(NEW.get(resource).apply(number));
        if (resource == Resource.PRODUCTS) {
            body.put("unit", Map.of("uuid", unit()));
        }
        return planado.office().create(resource.path(), body).get("uuid").asText();
    }

    /** Changes what people see of it. */
    void change(String uuid, String text) {
        planado.office().update(resource.path(), uuid, Map.of(CHANGED_KEY.getOrDefault(resource, "name"), text));
    }

    void delete(String uuid) {
        if (resource == Resource.WEBHOOKS) {
            planado.webhooks().remove(uuid);
        } else {
            planado.office().delete(resource.path(), uuid);
        }
    }

    private String unit() {
        return planado.entities("units").stream()
                .findFirst()
                .map(unit -> unit.get("uuid").asText())
                .orElseGet(() -> new SampleEntities(planado, Resource.UNITS).create(0));
    }
}
