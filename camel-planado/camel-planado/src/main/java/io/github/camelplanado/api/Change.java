package io.github.camelplanado.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.json.EntityVersion;

/**
 * A change of one entity, however it was learnt.
 *
 * @param resource the kind of entity
 * @param uuid its uuid
 * @param version its version, or null if the source did not tell
 * @param eventType the vendor's name, or {@code <entity>_created|_updated|_deleted} when found by reading
 * @param body the entity in the shape of {@code get}; what the source did not carry is absent
 * @param bodyKind how much of the entity the body holds
 * @param source how the change was learnt
 * @param snapshot whether it is part of the first copy
 * @param delivery what the webhook said of itself, or null when found by reading
 * @param state which state of the entity it tells
 */
public record Change(
        Resource resource,
        String uuid,
        Long version,
        String eventType,
        ObjectNode body,
        BodyKind bodyKind,
        Source source,
        boolean snapshot,
        Delivery delivery,
        EntityState state) {

    /** A change of an entity with a version, which tells its state. */
    public Change(
            Resource resource,
            String uuid,
            Long version,
            String eventType,
            ObjectNode body,
            BodyKind bodyKind,
            Source source,
            boolean snapshot,
            Delivery delivery) {
        this(
                resource,
                uuid,
                version,
                eventType,
                body,
                bodyKind,
                source,
                snapshot,
                delivery,
                EntityState.ofVersion(version));
    }

    /** How much of the entity a body holds. */
    public enum BodyKind {
        /** A row of a list. */
        ROW,
        /** The entity of a webhook. */
        SNAPSHOT,
        /** What {@code get} gives. */
        FULL,
        /** Nothing but the uuid. */
        NONE
    }

    /** How a change was learnt. */
    public enum Source {
        WEBHOOK,
        /** From the end of a list at which new entities come, or from a short list as a whole. */
        HEAD,
        /** From a walk over the whole list. */
        SWEEP,
        /** From a call for this entity alone, because something else left a doubt. */
        REPAIR,
        /** From the vendor's log of deliveries: one that did not arrive. */
        REPLAY,
        /** From the list of an entity's versions. */
        HISTORY
    }

    /**
     * What a webhook said of itself.
     *
     * @param eventUuid the event, or null (client webhooks carry none)
     * @param happenedAt as sent, or null
     * @param attempt from 1, or null
     * @param contextSource {@code api}, {@code web}, {@code mobile} or another, or null
     */
    public record Delivery(String eventUuid, String happenedAt, Integer attempt, String contextSource) {}

    /** {@code created}, {@code deleted} or {@code updated}, by the end of the event type. */
    public String kind() {
        if (eventType.endsWith("_created")) {
            return "created";
        }
        return eventType.endsWith("_deleted") || eventType.endsWith("_removed") ? "deleted" : "updated";
    }

    /**
     * Equal for repeats of one change, different for different ones: for idempotent consumers. Where the vendor has no
     * version, it has the hash of the state and its number, so that an entity that goes back to an earlier state is told.
     */
    public String key() {
        String which = state.hash() == null ? (version == null ? "" : version.toString()) : stateKey();
        return resource.entity() + ":" + uuid + ":" + which + ":" + eventType;
    }

    private String stateKey() {
        return state.number() + "-" + state.hash();
    }

    /** The external id, or null. */
    public String externalId() {
        return body.path("external_id").isTextual() ? body.path("external_id").textValue() : null;
    }

    /** The same change with the whole entity as {@code get} gave it, and its version. */
    public Change withFull(ObjectNode entity) {
        Long told = EntityVersion.of(entity);
        return new Change(
                resource,
                uuid,
                told == null ? version : told,
                eventType,
                entity,
                BodyKind.FULL,
                source,
                snapshot,
                delivery,
                state.hash() == null && told != null ? EntityState.ofVersion(told) : state);
    }

    /** The same change, learnt in another way. */
    public Change withSource(Source source) {
        return new Change(resource, uuid, version, eventType, body, bodyKind, source, snapshot, delivery, state);
    }

    /** The same change with another body of the same kind. */
    public Change withBody(ObjectNode body) {
        return new Change(resource, uuid, version, eventType, body, bodyKind, source, snapshot, delivery, state);
    }

    /** The same entity, told as deleted: nothing is known of it but its uuid. */
    public Change asDeleted(ObjectNode uuidOnly) {
        return new Change(
                resource,
                uuid,
                version,
                resource.entity() + "_deleted",
                uuidOnly,
                BodyKind.NONE,
                source,
                snapshot,
                delivery,
                state);
    }
}
