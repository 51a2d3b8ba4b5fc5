package io.github.camelplanado.api.model;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * How long the parts of the work took (recorded answer); may exceed a day.
 *
 * @param enRoute or null
 * @param suspension or null
 * @param actual or null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Durations(
        Duration enRoute, Duration suspension, Duration actual, Map<String, Object> unknown, Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public Durations {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Durations of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Durations(
                keys.duration("en_route"),
                keys.duration("suspension"),
                keys.duration("actual"),
                keys.unknown(),
                keys.all());
    }
}
