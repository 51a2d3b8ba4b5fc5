package io.github.camelplanado.benchmarks.budget;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.budget.Timer;

/** A clock that stands still while something happens and jumps to what happens next. For one thread. */
final class VirtualTime implements TimeMeter {

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long number;

    /** Nanoseconds since the start. */
    long now() {
        return now;
    }

    /** Has something happen, and tells how to call it off. */
    Runnable after(long nanos, Runnable what) {
        Event event = new Event(now + Math.max(0, nanos), number++, what);
        events.add(event);
        return () -> events.remove(event);
    }

    /** Lets everything happen that is due up to then. */
    void runUntil(long nanos) {
        while (!events.isEmpty() && events.peek().at() <= nanos) {
            Event next = events.remove();
            now = next.at();
            next.what().run();
        }
        now = nanos;
    }

    /** A timer of one budget: once closed it does nothing any more. */
    Timer timer() {
        return new Timer() {
            private boolean closed;

            @Override
            public Runnable after(Duration delay, Runnable task) {
                return VirtualTime.this.after(delay.toNanos(), () -> {
                    if (!closed) {
                        task.run();
                    }
                });
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Override
    public long currentTimeNanos() {
        return now;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }

    private record Event(long at, long number, Runnable what) {}
}
