package io.github.camelplanado.simulator.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
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

/**
 * The journal: in memory the newest lines, in a file all of them, each flushed as it is written. Neither the account's
 * key nor a webhook's secret is ever in it.
 */
public final class Journal implements AutoCloseable {
    private static final int LIMIT = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<JsonNode> lines = new ArrayDeque<>();
    private final SimulatorClock clock;
    private final Clock realTime;
    private final UnaryOperator<String> redaction;
    private final Writer file;

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
        try {
            this.file = path == null ? null : Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written: " + path, e);
        }
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
        write(line("request", at)
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
        write(line);
    }

    /**
     * An attempt to deliver ended.
     *
     * @param attempt how it went
     */
    public void delivery(DeliveryAttempt attempt) {
        write(line("delivery", attempt.sentAt())
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

    private void write(ObjectNode line) {
        lock.lock();
        try {
            lines.addLast(line);
            if (lines.size() > LIMIT) {
                lines.removeFirst();
            }
            if (file != null) {
                file.write(line + "\n");
                file.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The newest lines.
     *
     * @return oldest first
     */
    public List<JsonNode> lines() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the lines in memory and notes the reset in the file. */
    public void clear() {
        write(line("reset", clock.instant()));
        lock.lock();
        try {
            lines.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }
}
