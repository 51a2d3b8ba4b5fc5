package io.github.camelplanado.client;

import java.util.Locale;

import io.github.camelplanado.api.Resource;

/** One name of an entity: its uuid or an external id. Uuids come in any case. */
record EntityId(Resource resource, String id) {

    static EntityId of(Resource resource, String id) {
        return new EntityId(resource, id.toLowerCase(Locale.ROOT));
    }
}
