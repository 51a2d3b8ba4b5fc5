package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What is known by uuid and name: a template, team, territory or skill.
 *
 * @param uuid the vendor's id
 * @param name or null: a row of a list carries only the uuid
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record NamedReference(String uuid, String name, Map<String, Object> unknown, Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public NamedReference {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static NamedReference of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new NamedReference(keys.text("uuid"), keys.text("name"), keys.unknown(), keys.all());
    }
}
