package io.github.camelplanado.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.Resource;

/** A job, client or site as it was read. It is no body of a write: builders make those. */
public sealed interface Entity extends Model permits Job, Client, Site {

    /** The vendor's id. */
    String uuid();

    /** The id that your system gave, or null. */
    String externalId();

    /** 1 at creation, one more with each update (documentation); null if the source did not tell. */
    Long version();

    /**
     * Reads the JSON of one entity, as {@code get}, a list or a webhook gives it.
     *
     * @throws IllegalArgumentException if the resource has no model or the JSON is no object
     */
    static Entity of(Resource resource, JsonNode json) {
        return switch (resource) {
            case JOBS -> Job.of(Json.object(json));
            case CLIENTS -> Client.of(Json.object(json));
            case SITES -> Site.of(Json.object(json));
            default -> throw new IllegalArgumentException("There is no model of " + resource.path());
        };
    }
}
