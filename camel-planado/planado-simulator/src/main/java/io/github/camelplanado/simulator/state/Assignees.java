package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who a job is for: one worker or team, or several workers of whom exactly one may edit. */
final class Assignees {
    private final References references;
    private final Catalog catalog;

    Assignees(References references, Catalog catalog) {
        this.references = references;
        this.catalog = catalog;
    }

    /** Writes {@code assignees} when it was sent, else {@code assignee}: the first makes the second void. */
    void write(ObjectNode job, ObjectNode body, Errors errors) {
        if (body.has("assignees")) {
            writeSeveral(job, body.path("assignees"), errors);
        } else if (body.has("assignee")) {
            writeOne(job, body.path("assignee"), errors);
        }
    }

    private void writeOne(ObjectNode job, JsonNode sent, Errors errors) {
        ArrayNode several = JsonNodeFactory.instance.arrayNode();
        if (sent.has("worker") && sent.has("team")) {
            errors.add("assignee", "either team or worker must be present, not both");
        }
        if (sent.has("worker")) {
            JsonNode worker = references.builtIn(catalog.workers(), sent.path("worker"), "email", "assignee", errors);
            job.set("assignee", JsonNodeFactory.instance.objectNode().set("worker", worker));
            if (worker.isObject()) {
                several.add(((ObjectNode) worker.deepCopy()).put("access", "edit"));
            }
        } else if (sent.has("team")) {
            JsonNode team = references.builtIn(catalog.teams(), sent.path("team"), "name", "assignee", errors);
            job.set("assignee", JsonNodeFactory.instance.objectNode().set("team", team));
        } else {
            job.set("assignee", NullNode.getInstance());
        }
        job.set("assignees", several);
    }

    private void writeSeveral(ObjectNode job, JsonNode sent, Errors errors) {
        ArrayNode several = JsonNodeFactory.instance.arrayNode();
        JsonNode editor = null;
        int editors = 0;
        for (JsonNode entry : sent) {
            JsonNode reference = entry.has("worker") ? entry.path("worker") : entry;
            JsonNode worker = references.builtIn(catalog.workers(), reference, "email", "assignees", errors);
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
