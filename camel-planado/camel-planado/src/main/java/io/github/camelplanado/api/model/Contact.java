package io.github.camelplanado.api.model;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A contact of a job, client or site.
 *
 * @param name a person, or null
 * @param value for example a telephone number, in any form, or null
 * @param type {@code phone} is the documented one, {@code email} was seen; the set is open
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Contact(String name, String value, String type, Map<String, Object> unknown, Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public Contact {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Contact of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Contact(keys.text("name"), keys.text("value"), keys.text("type"), keys.unknown(), keys.all());
    }

    /** A telephone number to be written; both may be null. */
    public static Contact phone(String name, String value) {
        return of("phone", name, value);
    }

    /** A contact of another type to be written; name and value may be null. */
    public static Contact of(String type, String name, String value) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", name);
        keys.put("value", value);
        keys.put("type", type);
        return of(keys);
    }
}
