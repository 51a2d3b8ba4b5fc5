package io.github.camelplanado.changes.stream;

import java.time.Duration;

import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.changes.store.Sweeps;

/** Reads for a stream, while this node has the lease: one call or page in a step, the newest first. */
final class StreamReader implements Loop.Step {

    private final StreamHome home;
    private final Missed missed;
    private final ReaderLease lease;
    private final StoreMarks marks;
    private final LogAndHead newest;
    private final DoubtsAndSweep rest;
    private final Runnable news;
    private final Duration tick;

    /**
     * @param missed what this node saw is noted even while another one reads
     * @param news run when something is to be told
     */
    StreamReader(
            StreamHome home,
            Missed missed,
            ReaderLease lease,
            StoreMarks marks,
            LogAndHead newest,
            DoubtsAndSweep rest,
            Runnable news,
            Duration tick) {
        this.home = home;
        this.missed = missed;
        this.lease = lease;
        this.marks = marks;
        this.newest = newest;
        this.rest = rest;
        this.news = news;
        this.tick = tick;
    }

    @Override
    public Duration run() throws InterruptedException {
        StreamStore store = home.store();
        missed.note(store);
        Lease mine = lease.take(store);
        if (mine == null) {
            home.reviveIfForgotten(store);
            return tick;
        }
        Sweeps.State state = store.sweeps().state(mine.stream());
        marks.begin(store, mine, state);
        if (newest.step(store, state) || rest.step(store, mine, state)) {
            news.run();
            return Duration.ZERO;
        }
        return tick;
    }
}
