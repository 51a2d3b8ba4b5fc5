package io.github.camelplanado.api.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Resource;

/**
 * What both a create and an update of a job take (documentation).
 *
 * @param <B> the builder
 */
public abstract sealed class JobFields<B extends JobFields<B>> extends BodyBuilder<B> permits JobCreation, JobUpdate {

    JobFields(boolean creation, String id) {
        super(Resource.JOBS, creation, id);
    }

    /** At most 15,000 characters; null clears. */
    public B description(String description) {
        return set("description", description);
    }

    /** Sent in UTC, to the millisecond; null clears. */
    public B scheduledAt(Instant at) {
        return set("scheduled_at", at == null ? null : VendorTime.of(at).text());
    }

    /**
     * A time on the clocks of that zone; null clears. An hour that is skipped when clocks go forward is taken as if they had not, an hour that
     * comes twice as its first coming.
     *
     * @throws IllegalArgumentException if there is a time without a zone
     */
    public B scheduledAt(LocalDateTime at, ZoneId zone) {
        if (at == null) {
            return scheduledAt(null);
        }
        if (zone == null) {
            throw new IllegalArgumentException("scheduledAt needs the zone of the clock that shows " + at);
        }
        return scheduledAt(at.toInstant(zone.getRules().getOffset(at)));
    }

    /**
     * Null clears.
     *
     * @throws IllegalArgumentException if it is negative or no whole number of minutes
     */
    public B scheduledDuration(Duration duration) {
        return set("scheduled_duration", duration == null ? null : VendorDuration.write(duration));
    }

    /** The worker who does it, by uuid or email; null leaves it to nobody. */
    public B worker(Reference worker) {
        return worker == null
                ? unassigned()
                : set("assignee", Map.of("worker", worker.jsonFor("worker", List.of("uuid", "email"))));
    }

    /** The team that does it, by uuid or name; null leaves it to nobody. */
    public B team(Reference team) {
        return team == null
                ? unassigned()
                : set("assignee", Map.of("team", team.jsonFor("team", List.of("uuid", "name"))));
    }

    /** Nobody does it. */
    public B unassigned() {
        return set("assignee", null);
    }

    /** An existing client, by uuid or external id; null clears. */
    public B client(Reference client) {
        return reference("client", client, "uuid", "external_id");
    }

    /** A client that is made with the job; null clears. */
    public B client(ClientCreation client) {
        return set("client", client == null ? null : client.build().all());
    }

    /** An existing site, by uuid or external id; null clears. */
    public B site(Reference site) {
        return reference("site", site, "uuid", "external_id");
    }

    /** A site that is made with the job; null clears. */
    public B site(SiteCreation site) {
        return set("site", site == null ? null : site.build().all());
    }

    /** By uuid or name; null clears. */
    public B territory(Reference territory) {
        return reference("territory", territory, "uuid", "name");
    }

    /** All of them, each by uuid or name; they replace the present ones. Never null, but may be empty. */
    public B skills(List<Reference> skills) {
        return each("skills", skills, skill -> skill.jsonFor("skills", List.of("uuid", "name")));
    }

    /**
     * All of them, each by uuid or name; they replace the present ones. One that is successful and one that is not are needed, and
     * they cannot change once the job is started (documentation).
     */
    public B possibleResolutions(List<Reference> resolutions) {
        return each(
                "possible_resolutions",
                resolutions,
                resolution -> resolution.jsonFor("possible_resolutions", List.of("uuid", "name")));
    }

    /** One that was read may be given as it is; never null. */
    public B address(Address address) {
        return address("address", address);
    }

    /** Sets the value of a report field, by its name; null empties it. */
    public B reportField(String name, Object value) {
        return reportField(FieldWrite.named(name).value(value));
    }

    /** Writes one report field more. */
    public B reportField(FieldWrite field) {
        return addField("report_fields", field);
    }

    @Override
    Map<String, String> check(ObjectNode json) {
        return json.has("assignee") && json.has("assignees")
                ? Map.of("assignee", "is ignored by the vendor when assignees is sent; set one of the two")
                : Map.of();
    }
}
