package io.github.camelplanado.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes the keys that jobs, clients and sites have in common, those that are there.
 *
 * @param settings knobs
 * @param errors takes what is wrong
 */
record CommonKeys(Settings settings, Errors errors) {

    void address(String key, ObjectNode entity, ObjectNode body) {
        if (body.has(key)) {
            entity.set(key, settings.address(body.path(key), entity.path(key)));
        }
    }

    void contacts(ObjectNode entity, ObjectNode body) {
        if (body.has("contacts")) {
            entity.set("contacts", settings.contacts(body.path("contacts"), errors));
        }
    }

    /** An array of fields, joined with the present one or put in its place. */
    void fields(String key, ObjectNode entity, ObjectNode body, boolean merge) {
        if (body.has(key)) {
            entity.set(key, new Fields(settings, errors, key).write(entity.path(key), body.path(key), merge));
        }
    }
}
