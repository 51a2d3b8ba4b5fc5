package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of deliveries when that is due: at start, after an outage, after a delivery that was not the first attempt, on
 * whatever node that was, and each {@code replayInterval}. Of all who read for the scope one does it. Where the log has more
 * pages than the whole list, the list is read instead. For the thread of the reader.
 */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    /** Pages that are read even if little is known of the lists. */
    private static final int LEAST_PAGES = 5;

    private final StreamId stream;
    private final StreamKnowledge knowledge;
    private final Replay replay;
    private final String holder;
    private final Rhythm rhythm;
    private final Duration interval;
    private final Duration least;
    private final Clock clock;
    private final Runnable hurry;
    private Instant nextAt;
    private Instant lastAt;
    private volatile Lease held;
    private long answering;
    private boolean complained;

    /**
     * @param interval between two readings; zero for none but those that are asked for
     * @param least between two that are asked for
     * @param hurry run when the lists are read instead, which is noted by then: no share of the rate limits it
     */
    CatchUp(
            StreamId stream,
            StreamKnowledge knowledge,
            Replay replay,
            String holder,
            Rhythm rhythm,
            Duration interval,
            Duration least,
            Clock clock,
            Runnable hurry) {
        this.stream = stream;
        this.knowledge = knowledge;
        this.replay = replay;
        this.holder = holder;
        this.rhythm = rhythm;
        this.interval = interval;
        this.least = least;
        this.clock = clock;
        this.hurry = hurry;
        // The start of every node asks for a reading.
        this.nextAt = interval.isZero() ? Instant.MAX : clock.instant().plus(interval);
    }

    /** Whether something may have been missed, and it is time to look again; this is true once. */
    boolean begins(StreamStore store) {
        Instant now = clock.instant();
        if (lastAt != null && now.isBefore(lastAt.plus(least))) {
            return false;
        }
        long wanted = store.replays().wanted(stream.scope());
        if (wanted == 0) {
            return false;
        }
        answering = wanted;
        return true;
    }

    /** Whether the interval asks for a reading. */
    boolean isDue() {
        return !clock.instant().isBefore(nextAt);
    }

    /**
     * Reads the log, unless another one does.
     *
     * @param copied whether the list was read once
     */
    void run(StreamStore store, boolean copied) throws InterruptedException {
        lastAt = clock.instant();
        nextAt = interval.isZero() ? Instant.MAX : lastAt.plus(interval);
        long wanted = answering;
        // When this one fails, or another one reads, it is looked for again.
        answering = 0;
        Lease lease =
                store.replays().take(stream.scope(), holder, rhythm.lease()).orElse(null);
        if (lease == null) {
            return;
        }
        try {
            held = lease;
            read(store, copied);
            if (wanted > 0) {
                store.replays().done(stream.scope(), wanted);
            }
        } finally {
            held = null;
            store.replays().release(lease);
        }
    }

    /** Prolongs the right to read the log, if this node reads it: a page may wait long for its turn. For the heartbeat. */
    void renew(StreamStore store) {
        Lease mine = held;
        if (mine != null) {
            // If it was lost, the log is read twice, which does no harm.
            store.replays().renew(mine, rhythm.lease());
        }
    }

    private void read(StreamStore store, boolean copied) throws InterruptedException {
        try {
            long pages = Math.min(Integer.MAX_VALUE, LEAST_PAGES + knowledge.pages());
            if (!replay.run(store, (int) pages, copied)) {
                LOG.info("The log of deliveries is longer than the lists, so these are read instead");
                hurry.run();
            }
            complained = false;
        } catch (PlanadoException e) {
            if (e.isRetryable()) {
                // Whoever asked is not answered yet.
                throw e;
            }
            if (!complained) {
                LOG.warn("The log of deliveries cannot be read, so what did not arrive is found by the sweep alone", e);
            }
            complained = true;
        }
    }
}
