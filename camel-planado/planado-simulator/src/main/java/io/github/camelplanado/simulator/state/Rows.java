package io.github.camelplanado.simulator.state;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;

/** Elements of the lists whose shape is not that of get. */
final class Rows {
    private Rows() {}

    /** Flat ids in place of references. */
    static ObjectNode job(ObjectNode job, ObjectNode kept, Knobs knobs) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        copy(job, row, "uuid", "external_id", "external_order_id", "serial_no", "status", "scheduled_at");
        if (knobs.flag(Knob.LIST_SCHEDULED_AT_ZONELESS)) {
            row.set("scheduled_at", kept.path("scheduled_at"));
            ZonelessTimes.of(row, "scheduled_at", knobs);
        }
        copy(job, row, "scheduled_duration");
        if (knobs.flag(Knob.LIST_CARRIES_DESCRIPTION)) {
            copy(job, row, "description");
        }
        row.set("assignee", flatAssignee(job.path("assignee")));
        for (String key : List.of("type", "template", "client", "site", "territory")) {
            row.set(
                    key + "_uuid",
                    job.path(key).isNull() ? job.path(key) : job.path(key).path("uuid"));
        }
        copy(job, row, "contacts");
        ArrayNode skills = row.putArray("skill_uuids");
        job.path("skills").forEach(skill -> skills.add(skill.path("uuid")));
        copy(job, row, "initial_job_uuid", "completion_of_uuid", "version", "created_at", "updated_at");
        return row;
    }

    /** The duration is there whatever get shows. */
    static ObjectNode template(ObjectNode kept, ObjectNode full) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        copy(kept, row, "uuid", "name");
        row.set("type_uuid", kept.path("type").path("uuid"));
        copy(kept, row, "description", "scheduled_duration");
        row.set("assignee", flatAssignee(kept.path("assignee")));
        copy(full, row, "created_at", "updated_at");
        return row;
    }

    private static JsonNode flatAssignee(JsonNode assignee) {
        for (String kind : List.of("worker", "team")) {
            if (assignee.has(kind)) {
                return JsonNodeFactory.instance
                        .objectNode()
                        .set(kind + "_uuid", assignee.path(kind).path("uuid"));
            }
        }
        return JsonNodeFactory.instance.nullNode();
    }

    private static void copy(ObjectNode from, ObjectNode to, String... keys) {
        for (String key : keys) {
            to.set(key, from.path(key));
        }
    }
}
