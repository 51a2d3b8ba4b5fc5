package io.github.camelplanado.simulator.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.DeliveryAttempt;
import io.github.camelplanado.simulator.SimulatorClock;
import io.github.camelplanado.simulator.state.Change;
import io.github.camelplanado.simulator.state.Entity;
import io.github.camelplanado.simulator.state.Times;

/** The journal: what its lines say. Neither the account's key nor a webhook's secret is ever in it. */
public final class Journal implements AutoCloseable {
    private final SimulatorClock clock;
    private final Clock realTime;
    private final UnaryOperator<String> redaction;
    private final JournalLines lines;

    /**
     * A journal.
     *
     * @param clock the simulator's clock
     * @param realTime the wall clock, for {@code real_ms}
     * @param path the file, null for none; it is written anew
     * @param redaction takes secrets out of texts that a client chose
     */
    public Journal(SimulatorClock clock, Clock realTime, Path path, UnaryOperator<String> redaction) {
        this.clock = clock;
        this.realTime = realTime;
        this.redaction = redaction;
        this.lines = new JournalLines(path);
    }

    /**
     * A request was answered.
     *
     * @param at when it came in; for a call that met the rate limit, the moment that counted there
     * @param method its HTTP method
     * @param rawPath its path below the base path
     * @param query its query as sent, null for none
     * @param status the answer's status, 0 when the connection was closed
     * @param accepted whether the rate limit let it in; false for a call without the key, which never met the limit
     */
    public void request(Instant at, String method, String rawPath, String query, int status, boolean accepted) {
        lines.write(line("request", at)
                .put("method", method)
                .put("path", redaction.apply(rawPath))
                .put("query", query == null ? null : redaction.apply(query))
                .put("status", status)
                .put("accepted", accepted));
    }

    /**
     * An entity was changed.
     *
     * @param change what happened
     */
    public void change(Change change) {
        Entity entity = change.after();
        ObjectNode line = line("change", change.context().at())
                .put("entity", entity.resource().singular())
                .put("uuid", entity.uuid())
                .put("external_id", entity.externalId())
                .put("version", entity.version());
        ArrayNode types = line.putArray("event_types");
        change.eventTypes().forEach(types::add);
        line.put("source", change.context().source().word()).put("status", entity.status());
        line.put("deleted", change.deleted());
        line.set("snapshot", entity.json());
        lines.write(line);
    }

    /**
     * An attempt to deliver ended.
     *
     * @param attempt how it went
     */
    public void delivery(DeliveryAttempt attempt) {
        lines.write(line("delivery", attempt.sentAt())
                .put("url", redaction.apply(attempt.url()))
                .put("event_type", attempt.eventType())
                .put("event_uuid", attempt.eventUuid())
                .put("entity", attempt.entityType())
                .put("entity_uuid", attempt.entityUuid())
                .put("version", attempt.entityVersion())
                .put("attempt", attempt.attemptNo())
                .put("status", attempt.responseCode())
                .put("outcome", attempt.outcome()));
    }

    private ObjectNode line(String kind, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("time", Times.micros(at))
                .put("real_ms", realTime.millis());
    }

    /**
     * The newest lines.
     *
     * @return oldest first
     */
    public List<JsonNode> lines() {
        return lines.newest();
    }

    /** Forgets the lines in memory and notes the reset in the file. */
    public void clear() {
        lines.write(line("reset", clock.instant()));
        lines.clear();
    }

    @Override
    public void close() {
        lines.close();
    }
}
