package io.github.camelplanado.changes.stream;

import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Sweeps;

/**
 * What finds the newest. What was missed goes first, because the log of deliveries has it whole: a row of the list that came
 * before it would often have to be asked for. For the thread of the reader.
 */
final class LogAndHead {

    /** So many calls tell that nothing is in the log; more of them are work. */
    private static final int IDLE_CALLS = 5;

    private final CatchUp catchUp;
    private final HeadPoll head;
    private final StreamCalls calls;
    private final DoubtsAndSweep rest;

    /** @param rest is told what the head leaves to it */
    LogAndHead(CatchUp catchUp, HeadPoll head, StreamCalls calls, DoubtsAndSweep rest) {
        this.catchUp = catchUp;
        this.head = head;
        this.calls = calls;
        this.rest = rest;
    }

    /** Reads the log or the head, if one is due; whether anything was done. */
    boolean step(StreamStore store, Sweeps.State state) throws InterruptedException {
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
        return false;
    }

    private void readHead(StreamStore store, Sweeps.State state) throws InterruptedException {
        if (head.read(store, state) == null) {
            rest.sweepAll(store, state);
        }
        // Other nodes and operators make candidates too.
        rest.look();
    }
}
