package io.github.camelplanado.simulator.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The events of each job: exactly one for each version. */
final class History {
    /** The documented page size, in events. */
    private static final int PAGE = 20;

    private final Map<String, List<ObjectNode>> byJob = new HashMap<>();

    void add(Entity job, String type, Context context, String eventUuid) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", job.version())
                .put("uuid", eventUuid)
                .put("type", type);
        event.set("context", context.toHistoryJson());
        // The payload is never null; what it holds is not documented.
        event.putObject("payload");
        byJob.computeIfAbsent(job.uuid(), ignored -> new ArrayList<>()).add(event);
    }

    void remove(Entity job) {
        byJob.remove(job.uuid());
    }

    /** The events after a version, oldest first. Versions start at 1, so the index of an event is its version - 1. */
    List<ObjectNode> page(Entity job, long afterVersion) {
        List<ObjectNode> events = byJob.getOrDefault(job.uuid(), List.of());
        int from = (int) Math.min(Math.max(afterVersion, 0), events.size());
        return List.copyOf(events.subList(from, Math.min(from + PAGE, events.size())));
    }
}
