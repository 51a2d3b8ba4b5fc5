package io.github.camelplanado.simulator.state;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One state of one entity. It never changes: an update makes another one.
 *
 * @param resource its kind
 * @param serial its place in the order of creation, from 1
 * @param json the shape of get; not to be changed
 */
public record Entity(Resource resource, long serial, ObjectNode json) {

    /**
     * The vendor's id.
     *
     * @return the uuid
     */
    public String uuid() {
        return json.path("uuid").asText();
    }

    /**
     * The id of the other system.
     *
     * @return the external id, null when there is none
     */
    public String externalId() {
        JsonNode id = json.path("external_id");
        return id.isTextual() ? id.asText() : null;
    }

    /**
     * How often the entity was changed.
     *
     * @return 1 when new
     */
    public long version() {
        return json.path("version").asLong();
    }

    /**
     * The job's status.
     *
     * @return e.g. {@code posted}; null for what is no job
     */
    public String status() {
        return resource == Resource.JOBS ? json.path("status").asText() : null;
    }

    /**
     * Whether this is a value of a pick list.
     *
     * @param dictionary uuid of the list
     * @return true when it is
     */
    public boolean isValueOf(String dictionary) {
        return json.path(Hidden.DICTIONARY).asText().equals(dictionary);
    }

    /**
     * Whether the API made this user.
     *
     * @return true when an invitation may be open
     */
    public boolean madeByApi() {
        return json.path(Hidden.MADE_BY_API).asBoolean();
    }

    /**
     * When the entity was last changed.
     *
     * @return the moment, in microseconds
     */
    public Instant updatedAt() {
        return Instant.parse(json.path("updated_at").asText());
    }
}
