package io.github.camelplanado.simulator.state;

import static io.github.camelplanado.simulator.state.Normal.orNull;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;

/** What a job is before anything is written into it: every key, and what its template and type bring. */
final class NewJob {
    private static final List<String> TAKEN_OVER = List.of(
            "type",
            "scheduled_duration",
            "description",
            "assignee",
            "territory",
            "skills",
            "custom_fields",
            "report_fields",
            "possible_resolutions");

    private final Settings settings;
    private final References references;

    NewJob(Settings settings, References references) {
        this.settings = settings;
        this.references = references;
    }

    /** A job with the template and type that the body names; it has no serial number yet. */
    ObjectNode of(ObjectNode body, Errors errors) {
        ObjectNode job = empty();
        applyTemplate(job, body, errors);
        return job;
    }

    private static ObjectNode empty() {
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        for (String key : List.of(
                "external_order_id",
                "serial_no",
                "status",
                "scheduled_at",
                "scheduled_duration",
                "description",
                "template",
                "type",
                "client",
                "site",
                "assignee")) {
            job.set(key, NullNode.getInstance());
        }
        job.put("status", "posted");
        job.putArray("assignees");
        job.putArray("skills");
        job.set("territory", NullNode.getInstance());
        ObjectNode timestamps = job.putObject("timestamps");
        List.of("en_route_at", "started_at", "suspended_at", "finished_at").forEach(timestamps::putNull);
        ObjectNode durations = job.putObject("durations");
        List.of("en_route", "suspension", "actual").forEach(durations::putNull);
        job.set("address", NullNode.getInstance());
        job.putArray("contacts");
        job.putArray("possible_resolutions");
        job.set("initial_job_uuid", NullNode.getInstance());
        job.set("completion_of_uuid", NullNode.getInstance());
        job.putArray("custom_fields");
        job.putArray("report_fields");
        return job;
    }

    private void applyTemplate(ObjectNode job, ObjectNode body, Errors errors) {
        Entity template = references.entity(Resource.TEMPLATES, orNull(body, "template"), "template", errors);
        if (template == null) {
            ObjectNode usual = JsonNodeFactory.instance.objectNode().put("code", "default");
            job.set("type", references.named(Resource.JOB_TYPES, usual, "job_type", errors));
            // Without a template the account's own resolutions apply; the documentation names no other source.
            job.set("possible_resolutions", references.all(Resource.RESOLUTIONS));
        } else {
            job.putObject("template")
                    .put("uuid", template.uuid())
                    .set("name", template.json().path("name"));
            for (String key : TAKEN_OVER) {
                job.set(key, template.json().path(key).deepCopy());
            }
            if (settings.is(Knob.TEMPLATE_FIELD_UUIDS, "new")) {
                for (String key : List.of("custom_fields", "report_fields")) {
                    job.path(key).forEach(field -> ((ObjectNode) field).put("uuid", settings.nextUuid()));
                }
            }
            job.set("assignees", Assignees.alone(job.path("assignee")));
        }
        if (body.has("job_type")) {
            job.set("type", references.named(Resource.JOB_TYPES, body.path("job_type"), "job_type", errors));
        }
    }
}
