package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * The client or site of a job, or the client of a site.
 *
 * @param uuid the vendor's id
 * @param externalId your id, or null: a row of a list carries only the uuid
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record ExternalReference(String uuid, String externalId, Map<String, Object> unknown, Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public ExternalReference {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ExternalReference of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new ExternalReference(keys.text("uuid"), keys.text("external_id"), keys.unknown(), keys.all());
    }
}
