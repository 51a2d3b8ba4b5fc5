package io.github.camelplanado.simulator.webhook;

/**
 * What receivers are told, once.
 *
 * @param uuid the event's id, also where the body does not carry it
 * @param type its name, e.g. {@code job_updated}
 * @param entityType job, client or site
 * @param entityUuid the entity
 * @param entityVersion its version
 * @param body the JSON as sent; mostly the same in every attempt
 */
public record Event(String uuid, String type, String entityType, String entityUuid, long entityVersion, String body) {

    /** The same event under another id. */
    Event named(String other) {
        return new Event(other, type, entityType, entityUuid, entityVersion, body.replace(uuid, other));
    }
}
