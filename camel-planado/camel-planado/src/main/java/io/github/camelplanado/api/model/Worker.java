package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A field worker.
 *
 * @param uuid the vendor's id
 * @param email or null: a row of a list carries only the uuid
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Worker(String uuid, String email, Map<String, Object> unknown, Map<String, Object> all) implements Model {

    /** Copies what could change. */
    public Worker {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Worker of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Worker(keys.text("uuid"), keys.text("email"), keys.unknown(), keys.all());
    }
}
