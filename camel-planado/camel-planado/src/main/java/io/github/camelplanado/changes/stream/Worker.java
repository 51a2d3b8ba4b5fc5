package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.StreamStore;

/** Takes what is due and tells it, one entity after the other; several work side by side. */
final class Worker implements Loop.Step {

    private final StreamId stream;
    private final StreamHome home;
    private final Delivery delivery;
    private final String holder;
    private final Rhythm rhythm;
    private final AtomicInteger busy;

    /** @param busy counts the entities that are being told */
    Worker(StreamId stream, StreamHome home, Delivery delivery, String holder, Rhythm rhythm, AtomicInteger busy) {
        this.stream = stream;
        this.home = home;
        this.delivery = delivery;
        this.holder = holder;
        this.rhythm = rhythm;
        this.busy = busy;
    }

    @Override
    public Duration run() throws InterruptedException {
        StreamStore store = home.store();
        busy.incrementAndGet();
        try {
            Optional<Due> due = store.queue().take(stream.name(), holder, rhythm.lease());
            if (due.isEmpty()) {
                return rhythm.tick();
            }
            delivery.run(store, due.get());
            return Duration.ZERO;
        } finally {
            busy.decrementAndGet();
        }
    }
}
