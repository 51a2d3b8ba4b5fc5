package io.github.camelplanado.benchmarks.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.camelplanado.simulator.ManualClock;

/**
 * The time of a stream, which stands still until it is moved. It tells when the reader has done all that is due at that time:
 * it looked at the clock since, and waits to be woken.
 */
final class DayClock extends Clock {

    /** The loops of a stream share the name of their threads: one of them is the reader by what it does. */
    private static final String READER = ".stream.StreamReader";

    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String WAITING = ".stream.Signal";
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long PATIENCE_NANOS = TimeUnit.HOURS.toNanos(1);

    private final ManualClock clock;
    private volatile Thread reader;
    private volatile boolean looked;

    DayClock(ManualClock clock) {
        this.clock = clock;
    }

    /** @param wake wakes the reader */
    void advance(Duration time, Runnable wake) {
        clock.advance(time);
        wake.run();
        // What it did before it was woken may have been done at the old time.
        looked = false;
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!looked || !isResting(reader)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The reader does not rest");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean isResting(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(WAITING));
    }

    @Override
    public Instant instant() {
        Instant now = clock.instant();
        if (STACK.walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith(READER)))) {
            reader = Thread.currentThread();
            looked = true;
        }
        return now;
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The time of a day is UTC");
    }
}
