package io.github.camelplanado.changes.stream;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.Reading;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.client.Caller;
import io.github.camelplanado.json.EntityVersion;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.EntityLift;

/**
 * Asks the vendor about one entity, and notes the answer: a deletion is never concluded from anything else. Safe for many
 * threads.
 *
 * @param caller makes the calls
 * @param priority of them
 * @param lift gives zone-less times their zone
 */
record Verifier(Caller caller, Priority priority, EntityLift lift) {

    /** One that a complete sweep did not see, or that a list shows although it is gone. */
    void candidate(StreamStore store, StreamId stream, String uuid, int maxDeletes) throws InterruptedException {
        Optional<ObjectNode> entity = ask(stream.resource(), uuid);
        if (entity.isPresent()) {
            store.entities().alive(stream.name(), full(stream.resource(), uuid, entity.get()));
        } else {
            store.entities().gone(stream.name(), uuid, deletion(stream.resource(), uuid), DeletedBy.SWEEP, maxDeletes);
        }
    }

    /** One of which a delivery says that it is gone, or says no version. Noted in every stream of the scope. */
    void event(StreamStore store, String scope, Change event) throws InterruptedException {
        Optional<ObjectNode> entity = ask(event.resource(), event.uuid());
        for (String stream : store.streams().of(scope, event.resource())) {
            if (entity.isPresent()) {
                store.entities().alive(stream, full(event.resource(), event.uuid(), entity.get()));
            } else {
                Change told = event.kind().equals("deleted") ? event : deletion(event.resource(), event.uuid());
                store.entities().gone(stream, event.uuid(), told, DeletedBy.WEBHOOK, 0);
            }
        }
    }

    private Optional<ObjectNode> ask(Resource resource, String uuid) throws InterruptedException {
        return new Reading(caller, resource, priority).get(uuid);
    }

    private Change full(Resource resource, String uuid, ObjectNode entity) {
        ObjectNode lifted = lift.lift(entity);
        return new Change(
                resource,
                uuid,
                EntityVersion.of(lifted),
                resource.entity() + "_updated",
                lifted,
                Change.BodyKind.FULL,
                Change.Source.REPAIR,
                false,
                null);
    }

    /** A deletion that no event told: the store knows version and state. */
    static Change deletion(Resource resource, String uuid) {
        return new Change(
                resource,
                uuid,
                null,
                resource.entity() + "_deleted",
                WireJson.mapper().createObjectNode().put("uuid", uuid),
                Change.BodyKind.NONE,
                Change.Source.REPAIR,
                false,
                null);
    }
}
