package io.github.camelplanado.simulator.state;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;

/** The shapes that one entity has on the wire: a row of a list, the snapshot of a webhook. */
public final class Shapes {
    private static final List<String> WEBHOOK_LACKS_JOB =
            List.of("durations", "address", "assignees", "initial_job_uuid", "completion_of_uuid");
    private static final List<String> WEBHOOK_LACKS_CLIENT =
            List.of("version", "created_at", "updated_at", "custom_fields");
    private static final List<String> WEBHOOK_LACKS_SITE =
            List.of("territory", "created_at", "updated_at", "custom_fields");

    private Shapes() {}

    /**
     * An element of a list.
     *
     * @param entity the entity
     * @param knobs open questions
     * @return for jobs the flat shape; for clients and sites the shape of get
     */
    public static ObjectNode row(Entity entity, Knobs knobs) {
        return entity.resource() == Resource.JOBS ? jobRow(entity.json(), knobs) : entity.json();
    }

    private static ObjectNode jobRow(ObjectNode job, Knobs knobs) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        copy(job, row, "uuid", "external_id", "external_order_id", "serial_no", "status");
        row.set("scheduled_at", scheduledAt(job, knobs));
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

    private static JsonNode scheduledAt(ObjectNode job, Knobs knobs) {
        JsonNode at = job.path("scheduled_at");
        return at.isTextual() && knobs.flag(Knob.LIST_SCHEDULED_AT_ZONELESS)
                ? JsonNodeFactory.instance.textNode(Times.zoneless(Times.parse(at.asText())))
                : at;
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

    /**
     * What a webhook carries of an entity.
     *
     * @param entity the entity
     * @return a copy without what the documented table lacks
     */
    public static ObjectNode snapshot(Entity entity) {
        List<String> lacks = switch (entity.resource()) {
            case JOBS -> WEBHOOK_LACKS_JOB;
            case CLIENTS -> WEBHOOK_LACKS_CLIENT;
            case SITES -> WEBHOOK_LACKS_SITE;
        };
        return entity.json().deepCopy().without(lacks);
    }
}
