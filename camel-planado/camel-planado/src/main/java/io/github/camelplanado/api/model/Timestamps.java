package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * When the worker did what; each is null until it happens.
 *
 * @param enRouteAt or null
 * @param startedAt or null
 * @param suspendedAt or null; whether it stays after a resume is not known
 * @param finishedAt or null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Timestamps(
        VendorTime enRouteAt,
        VendorTime startedAt,
        VendorTime suspendedAt,
        VendorTime finishedAt,
        Map<String, Object> unknown,
        Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public Timestamps {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Timestamps of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Timestamps(
                keys.time("en_route_at"),
                keys.time("started_at"),
                keys.time("suspended_at"),
                keys.time("finished_at"),
                keys.unknown(),
                keys.all());
    }
}
