package io.github.camelplanado.simulator.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an account has besides jobs, clients and sites: templates, job types, resolutions, workers and so on. They are
 * built in, and their uuids are the same in every run. Everything here is of our making.
 */
public final class Catalog {
    private static final List<String> TEMPLATES = List.of("Boiler check", "Meter reading", "Repair");

    private final Map<String, ObjectNode> templates = new LinkedHashMap<>();
    private final Map<String, ObjectNode> types = named("type", "code", "default", "check", "repair");
    private final Map<String, ObjectNode> resolutions = named("resolution", "name", "Done", "No access", "Needs parts");
    private final Map<String, ObjectNode> workers =
            named("worker", "email", "ann@example.org", "bob@example.org", "cho@example.org");
    private final Map<String, ObjectNode> teams = named("team", "name", "North team");
    private final Map<String, ObjectNode> territories = named("territory", "name", "North", "South");
    private final Map<String, ObjectNode> skills = named("skill", "name", "gas", "electric");

    /**
     * A catalog.
     *
     * @param moreTemplates names of templates besides the built-in ones
     */
    public Catalog(List<String> moreTemplates) {
        List<String> names = new ArrayList<>(TEMPLATES);
        names.addAll(moreTemplates);
        templates.putAll(named("template", "name", names.toArray(String[]::new)));
        resolutions.forEach((name, resolution) -> resolution.put("successful", name.equals("Done")));
    }

    /**
     * The uuid of a built-in thing.
     *
     * @param kind e.g. {@code worker}
     * @param name its name, code or email
     * @return always the same uuid
     */
    public static String uuid(String kind, String name) {
        return UUID.nameUUIDFromBytes(("planado-simulator:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, ObjectNode> named(String kind, String key, String... names) {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        for (String name : names) {
            all.put(
                    name,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("uuid", uuid(kind, name))
                            .put(key, name));
        }
        return all;
    }

    Map<String, ObjectNode> templates() {
        return templates;
    }

    Map<String, ObjectNode> types() {
        return types;
    }

    Map<String, ObjectNode> resolutions() {
        return resolutions;
    }

    Map<String, ObjectNode> workers() {
        return workers;
    }

    Map<String, ObjectNode> teams() {
        return teams;
    }

    Map<String, ObjectNode> territories() {
        return territories;
    }

    Map<String, ObjectNode> skills() {
        return skills;
    }

    /** The type a template brings along. */
    ObjectNode typeOf(String template) {
        return types.get(template.equals("Repair") ? "repair" : "check");
    }

    /** Minutes that a template plans. */
    int minutesOf(String template) {
        return template.equals("Meter reading") ? 15 : 60;
    }

    /** Fields that the office fills, by template; only templates bring fields. */
    List<ObjectNode> customFields(String template) {
        return List.of(field(template, "Access code"));
    }

    /** Fields that the worker fills, by template. */
    List<ObjectNode> reportFields(String template) {
        return List.of(field(template, "Meter reading"), field(template, "Comment"));
    }

    private static ObjectNode field(String template, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uuid", uuid("field", template + "/" + name))
                .put("name", name)
                .put("field_type", "input")
                .put("data_type", "string")
                .put("required", false)
                .put("hidden", false)
                .put("read_only", false)
                .putNull("value");
    }
}
