package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.Queue.Held;
import io.github.camelplanado.changes.store.StreamStore;

/** Takes what is due and tells it, one entity after the other; several work side by side. */
final class Worker implements Loop.Step {

    private final StreamId stream;
    private final StreamHome home;
    private final Delivery delivery;
    private final String holder;
    private final Rhythm rhythm;
    private final AtomicInteger busy;
    private final Set<Held> underWay;
    private final OwnWritesWait written;
    private final Pulse pulse;
    /** Taken in a step that failed: given back before anything else, so that nobody waits for its lease to run out. */
    private Due unfinished;

    /**
     * @param busy counts the entities that are being told
     * @param underWay the leases of what is being told, which are to be prolonged
     * @param written keeps those that cannot be told yet
     * @param pulse beats with each that is taken
     */
    Worker(
            StreamLife life,
            Delivery delivery,
            AtomicInteger busy,
            Set<Held> underWay,
            OwnWritesWait written,
            Pulse pulse) {
        this.stream = life.stream();
        this.home = life.home();
        this.delivery = delivery;
        this.holder = life.holder();
        this.rhythm = life.scope().rhythm();
        this.busy = busy;
        this.underWay = underWay;
        this.written = written;
        this.pulse = pulse;
    }

    @Override
    public Duration run() throws InterruptedException {
        StreamStore store = home.store();
        busy.incrementAndGet();
        try {
            giveBack(store);
            Optional<Due> waited = written.next(store, rhythm.lease());
            Optional<Due> due = waited.isPresent() ? waited : take(store);
            if (due.isEmpty()) {
                return rhythm.tick();
            }
            pulse.beat();
            unfinished = due.get();
            goOn(store, unfinished, waited.isPresent());
            unfinished = null;
            return Duration.ZERO;
        } finally {
            busy.decrementAndGet();
        }
    }

    private void goOn(StreamStore store, Due due, boolean hasWaited) throws InterruptedException {
        underWay.add(due.held());
        try {
            if (hasWaited || !written.keep(due)) {
                delivery.run(store, due);
            }
        } finally {
            underWay.remove(due.held());
        }
    }

    private Optional<Due> take(StreamStore store) {
        return written.isFull()
                ? store.queue().takeTold(stream.name(), holder, rhythm.lease())
                : store.queue().take(stream.name(), holder, rhythm.lease());
    }

    private void giveBack(StreamStore store) {
        if (unfinished != null) {
            store.queue().giveBack(unfinished);
            unfinished = null;
        }
    }
}
