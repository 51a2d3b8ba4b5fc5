package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;

/** Who a job is for: one worker or team, or several workers of whom exactly one may edit. */
final class Assignees {
    private final Settings settings;
    private final References references;

    Assignees(Settings settings, References references) {
        this.settings = settings;
        this.references = references;
    }

    /** Writes {@code assignees} when it was sent, else {@code assignee}: the first makes the second void. */
    void write(ObjectNode job, ObjectNode body, Errors errors) {
        if (body.has("assignees")) {
            writeSeveral(job, body.path("assignees"), errors);
        } else if (body.has("assignee")) {
            JsonNode one = one(body.path("assignee"), errors);
            job.set("assignee", one);
            job.set("assignees", alone(one));
        }
    }

    /** One worker or team in the shape of get, or JSON null. */
    JsonNode one(JsonNode sent, Errors errors) {
        if (sent.has("worker") && sent.has("team")) {
            errors.add("assignee", "either team or worker must be present, not both");
        }
        if (sent.has("worker")) {
            JsonNode worker = references.named(Resource.USERS, sent.path("worker"), "assignee", errors);
            return JsonNodeFactory.instance.objectNode().set("worker", worker);
        }
        if (sent.has("team")) {
            JsonNode team = references.inferred(Resource.TEAMS, sent.path("team"), "assignee", errors);
            return JsonNodeFactory.instance.objectNode().set("team", team);
        }
        return NullNode.getInstance();
    }

    /** The list beside a single assignee. */
    static ArrayNode alone(JsonNode one) {
        ArrayNode several = JsonNodeFactory.instance.arrayNode();
        if (one.path("worker").isObject()) {
            several.add(((ObjectNode) one.path("worker").deepCopy()).put("access", "edit"));
        }
        return several;
    }

    private void writeSeveral(ObjectNode job, JsonNode sent, Errors errors) {
        ArrayNode several = JsonNodeFactory.instance.arrayNode();
        JsonNode editor = null;
        int editors = 0;
        for (JsonNode entry : sent) {
            String shape = settings.knobs().text(Knob.ASSIGNEES_SHAPE);
            if (!shape.equals("both") && shape.equals("worker") != entry.has("worker")) {
                errors.add("assignees", "has entries of another shape");
                continue;
            }
            JsonNode reference = entry.has("worker") ? entry.path("worker") : entry;
            JsonNode worker = references.named(Resource.USERS, reference, "assignees", errors);
            if (worker.isObject()) {
                String access = entry.path("access").asText("edit");
                several.add(((ObjectNode) worker.deepCopy()).put("access", access));
                if (access.equals("edit")) {
                    editor = worker;
                    editors++;
                }
            }
        }
        if (editors != 1) {
            errors.add("assignees", "exactly one must have edit access");
        }
        job.set("assignees", several);
        job.set(
                "assignee",
                editor == null
                        ? NullNode.getInstance()
                        : JsonNodeFactory.instance.objectNode().set("worker", editor));
    }
}
