package io.github.camelplanado.api.model;

import java.util.Map;

import io.github.camelplanado.api.Resource;

/**
 * The body of a write, made and checked by a builder. Immutable; may be sent any number of times.
 *
 * @param resource which kind of entity it writes
 * @param creation whether it was built for a create or upsert
 * @param id uuid of the entity that is edited, for the endpoint; null if the endpoint has to be told
 * @param all the JSON: a key that was not set is absent, null is null
 */
public record WriteBody(Resource resource, boolean creation, String id, Map<String, Object> all) implements Model {

    /** Copies what could change. */
    public WriteBody {
        all = FrozenMap.of(all);
    }

    /** Nothing is unknown here. */
    @Override
    public Map<String, Object> unknown() {
        return Map.of();
    }

    /** Which keys it sends; what they hold may be people's data and is no part of it. */
    @Override
    public String toString() {
        return "WriteBody[" + resource.path() + ", keys=" + all.keySet() + "]";
    }
}
