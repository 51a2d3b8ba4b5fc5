package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * One of several people of a job (recorded answer); exactly one may edit it.
 *
 * @param uuid the vendor's id of the worker
 * @param email or null
 * @param access {@code edit} was seen; the set is open
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record SharedAssignee(
        String uuid, String email, String access, Map<String, Object> unknown, Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public SharedAssignee {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SharedAssignee of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new SharedAssignee(
                keys.text("uuid"), keys.text("email"), keys.text("access"), keys.unknown(), keys.all());
    }
}
