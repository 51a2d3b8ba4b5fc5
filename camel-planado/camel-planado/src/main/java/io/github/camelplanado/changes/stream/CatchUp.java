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

    private final String scope;
    private final StreamKnowledge knowledge;
    private final Replay replay;
    private final String holder;
    private final Duration lease;
    private final Duration interval;
    private final Duration least;
    private final Clock clock;
    private final Runnable hurry;
    private Instant nextAt;
    private Instant lastAt;
    private volatile Lease held;
    private long answering;
    private boolean complained;

    CatchUp(StreamLife life, StreamKnowledge knowledge, Replay replay) {
        this.scope = life.stream().scope();
        this.knowledge = knowledge;
        this.replay = replay;
        this.holder = life.holder();
        this.lease = life.scope().rhythm().lease();
        this.interval = life.options().replayInterval();
        this.least = life.options().delay();
        this.clock = life.scope().clock();
        this.hurry = life.scope()::hurry;
        // The start of every node asks for a reading.
        this.nextAt = interval.isZero() ? Instant.MAX : clock.instant().plus(interval);
    }

    /** Whether something may have been missed, and it is time to look again; this is true once. */
    boolean begins(StreamStore store) {
        Instant now = clock.instant();
        if (lastAt != null && now.isBefore(lastAt.plus(least))) {
            return false;
        }
        long wanted = store.replays().wanted(scope);
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
        Lease mine = store.replays().take(scope, holder, lease).orElse(null);
        if (mine == null) {
            return;
        }
        try {
            held = mine;
            read(store, copied);
            if (wanted > 0) {
                store.replays().done(scope, wanted);
            }
        } finally {
            held = null;
            store.replays().release(mine);
        }
    }

    /** Prolongs the right to read the log, if this node reads it: a page may wait long for its turn. For the heartbeat. */
    void renew(StreamStore store) {
        Lease mine = held;
        if (mine != null) {
            // If it was lost, the log is read twice, which does no harm.
            store.replays().renew(mine, lease);
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
