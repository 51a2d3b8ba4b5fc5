package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Templates: what a new job takes over. The office makes them; the API only reads. */
final class TemplateRules implements Rules {
    private final Settings settings;
    private final References references;

    TemplateRules(Settings settings, References references) {
        this.settings = settings;
        this.references = references;
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        ObjectNode template =
                JsonNodeFactory.instance.objectNode().putNull("name").putNull("description");
        ObjectNode usual = JsonNodeFactory.instance.objectNode().put("code", "default");
        template.set("type", references.named(Resource.JOB_TYPES, usual, "type", new Errors()));
        template.putNull("scheduled_duration").putNull("assignee").putNull("territory");
        template.putArray("skills");
        template.putArray("custom_fields");
        template.putArray("report_fields");
        template.set("possible_resolutions", references.all(Resource.RESOLUTIONS));
        update(template, body);
        return template;
    }

    @Override
    public void update(ObjectNode template, ObjectNode body) {
        Errors errors = new Errors();
        for (String key : new String[] {"name", "description", "scheduled_duration"}) {
            if (body.has(key)) {
                template.set(key, body.get(key));
            }
        }
        if (!Normal.hasText(template.path("name"))) {
            errors.add("name", "can't be blank");
        }
        if (body.has("type")) {
            template.set("type", references.named(Resource.JOB_TYPES, body.path("type"), "type", errors));
        }
        if (body.has("territory")) {
            template.set(
                    "territory", references.named(Resource.TERRITORIES, body.path("territory"), "territory", errors));
        }
        if (body.has("assignee")) {
            template.set("assignee", new Assignees(settings, references).one(body.path("assignee"), errors));
        }
        if (body.has("skills")) {
            template.set("skills", references.allInferred(Resource.SKILLS, body.path("skills"), "skills", errors));
        }
        if (body.has("possible_resolutions")) {
            template.set(
                    "possible_resolutions",
                    references.allInferred(
                            Resource.RESOLUTIONS, body.path("possible_resolutions"), "possible_resolutions", errors));
        }
        for (String key : new String[] {"custom_fields", "report_fields"}) {
            if (body.has(key)) {
                template.set(key, fields(body.path(key)));
            }
        }
        errors.throwIfAny();
    }

    private ArrayNode fields(JsonNode sent) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        for (JsonNode field : sent) {
            String uuid = field.path("uuid").asText("");
            String type = field.path("field_type").asText("input");
            fields.addObject()
                    .put("uuid", uuid.isEmpty() ? settings.nextUuid() : uuid)
                    .put("name", field.path("name").asText())
                    .put("field_type", type)
                    .put("data_type", field.path("data_type").asText(Fields.dataType(type)))
                    .put("required", field.path("required").asBoolean())
                    .put("hidden", field.path("hidden").asBoolean())
                    .put("read_only", field.path("read_only").asBoolean())
                    .set("value", Normal.orNull(field, "value"));
        }
        return fields;
    }
}
