package io.github.camelplanado.simulator.webhook;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.state.Change;
import io.github.camelplanado.simulator.state.Entity;
import io.github.camelplanado.simulator.state.Resource;
import io.github.camelplanado.simulator.state.Settings;
import io.github.camelplanado.simulator.state.Shapes;

/** Writes the bodies of webhooks. They differ by entity, exactly as the documented samples do. */
public final class Events {
    private Events() {}

    /**
     * The events of a change.
     *
     * @param change what happened
     * @param settings knobs and uuids
     * @return one event for each name
     */
    public static List<Event> of(Change change, Settings settings) {
        List<Event> events = new ArrayList<>();
        String shared = settings.nextUuid();
        boolean share = settings.knobs().flag(Knob.STATUS_WEBHOOK_SHARES_EVENT_UUID);
        for (String type : change.eventTypes()) {
            String uuid = share || events.isEmpty() ? shared : settings.nextUuid();
            Entity entity = change.after();
            events.add(new Event(
                    uuid,
                    type,
                    entity.resource().singular(),
                    entity.uuid(),
                    entity.version(),
                    body(change, type, uuid, settings.knobs()).toString()));
        }
        return events;
    }

    private static ObjectNode body(Change change, String type, String uuid, Knobs knobs) {
        Entity entity = change.after();
        boolean client = entity.resource() == Resource.CLIENTS;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!client || knobs.flag(Knob.CLIENT_WEBHOOK_EVENT_UUID)) {
            body.put("event_uuid", uuid);
        }
        body.put("event_type", type);
        if (client) {
            // Clients carry the version at the root; jobs and sites carry it inside.
            body.put("version", entity.version());
        }
        body.set("context", change.context().toJson());
        ObjectNode snapshot = Shapes.snapshot(entity, knobs);
        if (change.deleted() && knobs.is(Knob.DELETION_SNAPSHOT, "ids")) {
            snapshot.retain("uuid", "external_id", "version");
        }
        body.set(entity.resource().singular(), snapshot);
        String previous = knobs.text(Knob.PREVIOUS_SNAPSHOT_KEY);
        if (entity.resource() == Resource.JOBS && change.before() != null && !previous.equals("none")) {
            boolean inside = knobs.is(Knob.PREVIOUS_SNAPSHOT_LEVEL, "entity");
            (inside ? snapshot : body).set(previous, Shapes.snapshot(change.before(), knobs));
        }
        return body;
    }
}
