package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * The type of a job. Writes call it {@code job_type}, answers {@code type}.
 *
 * @param uuid the vendor's id
 * @param code or null: a row of a list carries only the uuid
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record JobType(String uuid, String code, Map<String, Object> unknown, Map<String, Object> all) implements Model {

    /** Copies what could change. */
    public JobType {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static JobType of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new JobType(keys.text("uuid"), keys.text("code"), keys.unknown(), keys.all());
    }
}
