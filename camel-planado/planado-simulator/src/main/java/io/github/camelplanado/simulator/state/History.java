package io.github.camelplanado.simulator.state;

import java.time.Instant;
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
        byJob.computeIfAbsent(job.uuid(), id -> new ArrayList<>(job.version() == 1 ? List.of() : creation(job)))
                .add(event(job.version(), type, context, eventUuid));
    }

    private static ObjectNode event(long version, String type, Context context, String eventUuid) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", version)
                .put("uuid", eventUuid)
                .put("type", type);
        event.set("context", context.toHistoryJson());
        // The payload is never null; what it holds is not documented.
        event.putObject("payload");
        return event;
    }

    /** A job made in bulk has no events yet: its creation is told when somebody asks. */
    private static List<ObjectNode> creation(Entity job) {
        Instant at = Instant.parse(job.json().path("created_at").asText());
        Context context = Context.of(Source.WEB, at, null);
        return List.of(event(1, "job_created", context, FixedUuid.of("event", job.uuid())));
    }

    void remove(Entity job) {
        byJob.remove(job.uuid());
    }

    /** The events after a version, oldest first. Versions start at 1, so the index of an event is its version - 1. */
    List<ObjectNode> page(Entity job, long afterVersion) {
        List<ObjectNode> events = byJob.getOrDefault(job.uuid(), creation(job));
        int from = (int) Math.min(Math.max(afterVersion, 0), events.size());
        return List.copyOf(events.subList(from, Math.min(from + PAGE, events.size())));
    }
}
