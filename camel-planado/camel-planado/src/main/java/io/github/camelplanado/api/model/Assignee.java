package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Who does a job: a worker or a team.
 *
 * @param worker or null
 * @param team or null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Assignee(Worker worker, NamedReference team, Map<String, Object> unknown, Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public Assignee {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Assignee of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Assignee(
                keys.object("worker", Worker::of), keys.object("team", NamedReference::of), keys.unknown(), keys.all());
    }
}
