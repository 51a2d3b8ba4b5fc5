package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.camelplanado.changes.store.Entities;

/**
 * How far a log was read: as text in the store.
 *
 * @param uuid of the newest attempt that was read; empty if it is not known
 * @param sentAt when that was sent
 */
record LogPosition(String uuid, Instant sentAt) {

    /** Attempts that are on their way at the same time may come into the log in another order than they were sent. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    /** Well within the time for which it is known that an entity was deleted. */
    private static final Duration LONG = Entities.TOMBSTONES_LIVE.dividedBy(2);
    /** Of a log in which nothing was when it was read first. */
    static final LogPosition BEGINNING = new LogPosition("", Instant.EPOCH);

    static LogPosition of(LogEntry entry) {
        return new LogPosition(entry.uuid(), entry.sentAt());
    }

    static LogPosition parse(String text) {
        int space = text.indexOf(' ');
        return new LogPosition(text.substring(space + 1), Instant.parse(text.substring(0, space)));
    }

    /** Whether the attempt, and what was sent before it, was surely read. */
    boolean covers(LogEntry entry) {
        return entry.uuid().equals(uuid) || entry.sentAt().isBefore(sentAt.minus(DISORDER));
    }

    /** Whether what was sent since then may tell of entities that were deleted, and forgotten, in the meantime. */
    boolean isLongAgo(Instant now) {
        return !equals(BEGINNING) && sentAt.isBefore(now.minus(LONG));
    }

    /** Whether an oldest-first log still has that attempt, in what it begins with or further on. */
    boolean isIn(List<LogEntry> beginning) {
        return !uuid.isEmpty() && !beginning.get(0).sentAt().isAfter(sentAt);
    }

    String text() {
        return sentAt + " " + uuid;
    }
}
