package io.github.camelplanado.api.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A job as {@code get}, a list or a webhook tells it. Lists and webhooks carry less: {@link #has} tells null from absent.
 *
 * @param uuid the vendor's id
 * @param externalId your id, or null
 * @param externalOrderId your order, shared by its jobs, or null
 * @param serialNo the number that people see
 * @param status known are "posted", "scheduled", "published", "en_route", "started", "suspended", "finished"; the set is open
 * @param scheduledAt or null
 * @param scheduledDuration or null
 * @param description or null
 * @param assignee or null
 * @param assignees or null; only {@code get} tells
 * @param type or null
 * @param template or null
 * @param client or null
 * @param site or null
 * @param territory or null
 * @param skills or null
 * @param contacts or null
 * @param address or null; not in lists and webhooks
 * @param possibleResolutions or null; not in lists
 * @param resolution only finished jobs have the key
 * @param timestamps or null; not in lists
 * @param durations or null; only {@code get} tells
 * @param initialJobUuid the first job of a chain, or null
 * @param completionOfUuid the job that this one completes, or null
 * @param customFields or null; not in lists
 * @param reportFields or null; not in lists
 * @param version 1 at creation, one more with each update
 * @param createdAt or null
 * @param updatedAt or null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Job(
        String uuid,
        String externalId,
        String externalOrderId,
        Long serialNo,
        String status,
        VendorTime scheduledAt,
        Duration scheduledDuration,
        String description,
        Assignee assignee,
        List<SharedAssignee> assignees,
        JobType type,
        NamedReference template,
        ExternalReference client,
        ExternalReference site,
        NamedReference territory,
        List<NamedReference> skills,
        List<Contact> contacts,
        Address address,
        List<Resolution> possibleResolutions,
        Resolution resolution,
        Timestamps timestamps,
        Durations durations,
        String initialJobUuid,
        String completionOfUuid,
        List<Field> customFields,
        List<Field> reportFields,
        Long version,
        VendorTime createdAt,
        VendorTime updatedAt,
        Map<String, Object> unknown,
        Map<String, Object> all)
        implements Entity {

    /** Copies what could change. */
    public Job {
        assignees = assignees == null ? null : List.copyOf(assignees);
        skills = skills == null ? null : List.copyOf(skills);
        contacts = contacts == null ? null : List.copyOf(contacts);
        possibleResolutions = possibleResolutions == null ? null : List.copyOf(possibleResolutions);
        customFields = customFields == null ? null : List.copyOf(customFields);
        reportFields = reportFields == null ? null : List.copyOf(reportFields);
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /**
     * Reads the vendor's JSON as a Map, without its root key; a row of a list is lifted to the shape of {@code get}.
     *
     * @param json nulls and unknown keys are kept; it may change afterwards
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Job of(Map<String, ?> json) {
        Keys keys = new Keys(Json.lifted(json));
        return new Job(
                keys.text("uuid"),
                keys.text("external_id"),
                keys.text("external_order_id"),
                keys.integer("serial_no"),
                keys.text("status"),
                keys.time("scheduled_at"),
                keys.duration("scheduled_duration"),
                keys.text("description"),
                keys.object("assignee", Assignee::of),
                keys.list("assignees", SharedAssignee::of),
                keys.object("type", JobType::of),
                keys.object("template", NamedReference::of),
                keys.object("client", ExternalReference::of),
                keys.object("site", ExternalReference::of),
                keys.object("territory", NamedReference::of),
                keys.list("skills", NamedReference::of),
                keys.list("contacts", Contact::of),
                keys.object("address", Address::of),
                keys.list("possible_resolutions", Resolution::of),
                keys.object("resolution", Resolution::of),
                keys.object("timestamps", Timestamps::of),
                keys.object("durations", Durations::of),
                keys.text("initial_job_uuid"),
                keys.text("completion_of_uuid"),
                keys.list("custom_fields", Field::of),
                keys.list("report_fields", Field::of),
                keys.integer("version"),
                keys.time("created_at"),
                keys.time("updated_at"),
                keys.unknown(),
                keys.all());
    }

    /**
     * Reads the vendor's JSON as text, without its root key.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static Job parse(String json) {
        return of(Json.parse(json));
    }

    /** Begins the body of a create or upsert. */
    public static JobCreation create() {
        return new JobCreation();
    }

    /** Begins the body of an update; the id is given to the endpoint. */
    public static JobUpdate update() {
        return new JobUpdate(null);
    }

    /** Begins an update of this job: it sends only what is set, and carries the uuid for the endpoint. */
    public JobUpdate edit() {
        return new JobUpdate(uuid);
    }

    /** Which one it is; what it holds may be people's data and is no part of it. */
    @Override
    public String toString() {
        return "Job[uuid=" + uuid + ", externalId=" + externalId + ", version=" + version + "]";
    }
}
