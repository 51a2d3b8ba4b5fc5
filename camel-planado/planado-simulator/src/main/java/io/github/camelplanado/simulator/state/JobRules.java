package io.github.camelplanado.simulator.state;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;

/** Jobs: what the office and the API may write. */
final class JobRules implements Rules {
    private static final Set<String> PLANNED = Set.of("posted", "scheduled", "published");
    static final Set<String> STARTED = Set.of("started", "suspended", "finished");
    private static final List<String> LOCKED = List.of("possible_resolutions", "assignee", "assignees");

    private final Settings settings;
    private final References references;
    private final Assignees assignees;
    private final NewJob newJob;
    private long serialNo;

    JobRules(Settings settings, References references) {
        this.settings = settings;
        this.references = references;
        this.assignees = new Assignees(settings, references);
        this.newJob = new NewJob(settings, references);
    }

    @Override
    public ObjectNode create(ObjectNode body) {
        Errors errors = new Errors();
        ObjectNode job = newJob.of(body, errors);
        ObjectNode wanted = body;
        if (settings.flag(Knob.CREATE_DROPS_ASSIGNEE)) {
            wanted = body.deepCopy().without(List.of("assignee", "assignees", "scheduled_duration"));
        }
        write(job, wanted, errors);
        job.put("serial_no", ++serialNo);
        return job;
    }

    @Override
    public void update(ObjectNode job, ObjectNode body) {
        Errors errors = new Errors();
        boolean stale = body.has("version")
                && body.path("version").asLong() != job.path("version").asLong();
        if (stale && settings.flag(Knob.PATCH_VERSION_IS_LOCK)) {
            errors.add("version", "is stale");
        }
        JsonNode before = job.deepCopy();
        write(job, body, errors);
        refuseLocked(before, job, body);
    }

    @Override
    public void reserve(long count) {
        serialNo += count;
    }

    /** Writes the keys that are there; client and site come last, because they may be made on the way. */
    private void write(ObjectNode job, ObjectNode body, Errors errors) {
        for (String key : List.of("description", "scheduled_duration")) {
            if (body.has(key)) {
                job.set(key, body.get(key));
            }
        }
        if (body.has("external_order_id")
                && (job.path("serial_no").isNull() || settings.flag(Knob.PATCH_SETS_EXTERNAL_IDS))) {
            job.set("external_order_id", body.get("external_order_id"));
        }
        if (body.has("scheduled_at")) {
            job.set("scheduled_at", settings.time(body.path("scheduled_at"), "scheduled_at", errors));
        }
        assignees.write(job, body, errors);
        if (body.has("possible_resolutions")) {
            job.set("possible_resolutions", resolutions(body.path("possible_resolutions"), errors));
        }
        CommonKeys common = new CommonKeys(settings, errors);
        common.address("address", job, body);
        common.contacts(job, body);
        if (body.has("territory")) {
            JsonNode territory = body.path("territory");
            job.set("territory", references.inferred(Resource.TERRITORIES, territory, "territory", errors));
        }
        if (body.has("skills")) {
            job.set("skills", references.allInferred(Resource.SKILLS, body.path("skills"), "skills", errors));
        }
        // A new job keeps the fields of its template whatever the knob says: the template is what brings them.
        boolean merge = job.path("serial_no").isNull() || settings.is(Knob.FIELDS_MERGE, "merge");
        common.fields("custom_fields", job, body, merge);
        common.fields("report_fields", job, body, merge);
        errors.throwIfAny();
        if (body.has("client")) {
            job.set("client", references.ids().existingOrNew(Resource.CLIENTS, body.path("client"), "client", errors));
        }
        if (body.has("site")) {
            job.set("site", references.ids().existingOrNew(Resource.SITES, body.path("site"), "site", errors));
        }
        errors.throwIfAny();
        if (PLANNED.contains(job.path("status").asText()) && settings.is(Knob.CREATED_JOB_STATUS, "by-plan")) {
            job.put("status", statusByPlan(job));
        }
    }

    private static String statusByPlan(ObjectNode job) {
        if (job.path("scheduled_at").isNull()) {
            return "posted";
        }
        return job.path("assignee").isNull() ? "scheduled" : "published";
    }

    private ArrayNode resolutions(JsonNode sent, Errors errors) {
        ArrayNode found = references.allInferred(Resource.RESOLUTIONS, sent, "possible_resolutions", errors);
        boolean good = false;
        boolean bad = false;
        for (JsonNode one : found) {
            good |= one.path("successful").asBoolean();
            bad |= !one.path("successful").asBoolean();
        }
        if (!good || !bad) {
            errors.add("possible_resolutions", "must have a successful and an unsuccessful one");
        }
        return found;
    }

    private void refuseLocked(JsonNode before, ObjectNode after, ObjectNode body) {
        if (!STARTED.contains(before.path("status").asText())) {
            return;
        }
        Errors errors = new Errors();
        boolean atPresence = settings.is(Knob.STARTED_JOB_REFUSES, "presence");
        for (String key : LOCKED) {
            if (body.has(key) && (atPresence || !before.path(key).equals(after.path(key)))) {
                errors.add(key, "cannot be changed once the job is started");
            }
        }
        errors.throwIfAny();
    }
}
