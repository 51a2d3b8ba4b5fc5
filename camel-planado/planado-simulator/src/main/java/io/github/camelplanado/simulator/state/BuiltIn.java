package io.github.camelplanado.simulator.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an account has from the start: templates, job types, resolutions, workers and so on. Their uuids are the same in
 * every run. Everything here is of our making.
 */
public final class BuiltIn {
    private static final List<String> TEMPLATES = List.of("Boiler check", "Meter reading", "Repair");

    private final List<String> templates = new ArrayList<>(TEMPLATES);

    /**
     * What an account has.
     *
     * @param moreTemplates names of templates besides the built-in ones
     */
    public BuiltIn(List<String> moreTemplates) {
        templates.addAll(moreTemplates);
    }

    void fill(Ledger ledger) {
        named(ledger, Resource.TERRITORIES, "North", "South");
        named(ledger, Resource.SKILLS, "gas", "electric");
        named(ledger, Resource.TEAMS, "North team");
        named(ledger, Resource.JOB_TYPES, "default", "check", "repair");
        for (String name : List.of("Done", "No access", "Needs parts")) {
            ledger.fixed(Resource.RESOLUTIONS, name, object("name", name).put("successful", name.equals("Done")));
        }
        for (String name : List.of("Ann", "Bob", "Cho")) {
            String email = name.toLowerCase(Locale.ROOT) + "@example.org";
            ObjectNode worker = object("email", email).put("first_name", name).put("last_name", "Field");
            ledger.fixed(Resource.USERS, email, worker);
        }
        named(ledger, Resource.DICTIONARIES, "Boiler model");
        for (String name : List.of("Model 7", "Model 9")) {
            ObjectNode value = object("name", name);
            value.putObject("dictionary").put("name", "Boiler model");
            ledger.fixed(Resource.DICTIONARY_VALUES, name, value);
        }
        templates.forEach(name -> ledger.fixed(Resource.TEMPLATES, name, template(name)));
    }

    private static void named(Ledger ledger, Resource resource, String... names) {
        for (String name : names) {
            ledger.fixed(resource, name, object(resource.naturalKey(), name));
        }
    }

    private static ObjectNode template(String name) {
        ObjectNode template = object("name", name);
        template.putObject("type").put("code", name.equals("Repair") ? "repair" : "check");
        template.putObject("scheduled_duration").put("minutes", name.equals("Meter reading") ? 15 : 60);
        field(template.putArray("custom_fields"), name, "Access code");
        ArrayNode report = template.putArray("report_fields");
        field(report, name, "Meter reading");
        field(report, name, "Comment");
        return template;
    }

    private static void field(ArrayNode fields, String template, String name) {
        fields.addObject()
                .put("uuid", FixedUuid.of("field", template + "/" + name))
                .put("name", name)
                .put("field_type", "input");
    }

    private static ObjectNode object(String key, String value) {
        return JsonNodeFactory.instance.objectNode().put(key, value);
    }
}
