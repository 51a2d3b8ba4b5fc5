package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * How a job ended, or may end.
 *
 * @param uuid the vendor's id
 * @param name or null
 * @param successful seen in recorded answers, else null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Resolution(
        String uuid, String name, Boolean successful, Map<String, Object> unknown, Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public Resolution {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Resolution of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Resolution(
                keys.text("uuid"), keys.text("name"), keys.truth("successful"), keys.unknown(), keys.all());
    }
}
