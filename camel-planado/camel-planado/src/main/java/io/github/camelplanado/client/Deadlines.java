package io.github.camelplanado.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Ends what takes too long. One alarm serves all that runs at once: a task of its own for each would wake the timer's thread for
 * each. Safe for many threads.
 */
final class Deadlines {

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean armed = new AtomicBoolean();
    private final ScheduledExecutorService timer;
    private final Duration longest;
    private final LongSupplier nanos;

    /**
     * For things that may all take equally long.
     *
     * @param timer runs the alarm, and what ends things
     * @param longest how long they may take
     * @param nanos monotonic nanoseconds
     */
    Deadlines(ScheduledExecutorService timer, Duration longest, LongSupplier nanos) {
        this.timer = timer;
        this.longest = longest;
        this.nanos = nanos;
    }

    Duration longest() {
        return longest;
    }

    /**
     * Something begins.
     *
     * @param end ends it if it takes too long; must not block
     * @return to be closed when it has ended by itself
     */
    Running begin(Runnable end) {
        Running begun = new Running(end, nanos.getAsLong());
        running.add(begun);
        if (armed.compareAndSet(false, true)) {
            arm(longest.toNanos());
        }
        return begun;
    }

    private void arm(long delayNanos) {
        try {
            var unused = timer.schedule(this::look, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The account has closed, which takes every connection away: what still runs ends by that.
            armed.set(false);
        }
    }

    private void look() {
        long now = nanos.getAsLong();
        long next = Long.MAX_VALUE;
        for (Running one : running) {
            long left = one.begunNanos + longest.toNanos() - now;
            if (left <= 0) {
                one.close();
                one.end.run();
            } else {
                next = Math.min(next, left);
            }
        }
        if (next < Long.MAX_VALUE) {
            arm(next);
            return;
        }
        armed.set(false);
        // Who began in between has seen the alarm armed.
        if (!running.isEmpty() && armed.compareAndSet(false, true)) {
            arm(longest.toNanos());
        }
    }

    /** Something that runs. */
    final class Running {
        private final Runnable end;
        private final long begunNanos;

        private Running(Runnable end, long begunNanos) {
            this.end = end;
            this.begunNanos = begunNanos;
        }

        /** It has ended. */
        void close() {
            running.remove(this);
        }
    }
}
