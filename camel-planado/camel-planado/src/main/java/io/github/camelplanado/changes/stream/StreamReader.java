package io.github.camelplanado.changes.stream;

import java.time.Duration;

import io.github.camelplanado.changes.store.Entities.Merged;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.changes.store.Sweeps;

/**
 * Reads for a stream, while this node has the lease: one call or page in a step. What was missed goes first, because the log of
 * deliveries has it whole: a row of the list that came before it would often have to be asked for. Then new entities, then
 * doubts, then the sweep.
 */
final class StreamReader implements Loop.Step {

    /** So many calls tell that nothing is in the log; more of them are work. */
    private static final int IDLE_CALLS = 5;

    private final StreamId stream;
    private final StreamHome home;
    private final Missed missed;
    private final ReaderLease lease;
    private final StoreMarks marks;
    private final HeadPoll head;
    private final CatchUp catchUp;
    private final Repair repair;
    private final Sweeping sweeping;
    private final Chore repairs;
    private final Chore sweeps;
    private final StreamCalls calls;
    private final Runnable news;
    private final Duration tick;

    /**
     * @param missed what this node saw is noted even while another one reads
     * @param repairs keeps the repair from holding up the rest
     * @param sweeps keeps a page that cannot be read from holding up the rest
     * @param news run when something is to be told
     */
    StreamReader(
            StreamId stream,
            StreamHome home,
            Missed missed,
            ReaderLease lease,
            StoreMarks marks,
            HeadPoll head,
            CatchUp catchUp,
            Repair repair,
            Sweeping sweeping,
            Chore repairs,
            Chore sweeps,
            StreamCalls calls,
            Runnable news,
            Duration tick) {
        this.stream = stream;
        this.home = home;
        this.missed = missed;
        this.lease = lease;
        this.marks = marks;
        this.head = head;
        this.catchUp = catchUp;
        this.repair = repair;
        this.sweeping = sweeping;
        this.repairs = repairs;
        this.sweeps = sweeps;
        this.calls = calls;
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
        Sweeps.State state = store.sweeps().state(stream.name());
        marks.begin(store, mine, state);
        if (step(store, mine, state)) {
            news.run();
            return Duration.ZERO;
        }
        return tick;
    }

    private boolean step(StreamStore store, Lease mine, Sweeps.State state) throws InterruptedException {
        if (catchUp.begins(store)) {
            head.hurry();
            catchUp.run(store, state.firstDone());
            return true;
        }
        if (head.isDue(state)) {
            readHead(store, state);
            return true;
        }
        if (catchUp.isDue()) {
            long before = calls.made();
            catchUp.run(store, state.firstDone());
            head.owe(Math.min(IDLE_CALLS, calls.made() - before));
            return true;
        }
        if (repairs.step(() -> repair.step(store))) {
            return true;
        }
        boolean swept = sweeps.step(() -> sweeping.step(store, mine, state));
        if (swept) {
            repair.look();
        }
        return swept;
    }

    private void readHead(StreamStore store, Sweeps.State state) throws InterruptedException {
        Merged merged = head.read(store, state);
        if (merged == null) {
            if (!state.running()) {
                store.sweeps().want(stream.name());
            }
            sweeping.hurry();
        }
        // Other nodes and operators make candidates too.
        repair.look();
    }
}
