package io.github.camelplanado.changes.sql;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * Whether a transaction that lost a race is done again, and after which pause. Each lost race means that another one is done,
 * and what he wrote is found by the next attempt; but several nodes that merge the same new entities in batches can win one after
 * the other. Where a lock is waited for until it times out, as in H2, the time is up before the attempts are.
 *
 * @param nanos steady time
 * @param pause waits for so many nanoseconds
 * @param upTo a random number from 0 to below that one
 */
record Repeats(LongSupplier nanos, Pause pause, LongUnaryOperator upTo) {

    static final int ATTEMPTS = 25;
    static final Duration LONGEST = Duration.ofSeconds(15);

    private static final long FIRST_NANOS = Duration.ofMillis(2).toNanos();
    private static final long MOST_NANOS = Duration.ofMillis(100).toNanos();
    /** The pause has grown to its limit before. */
    private static final int DOUBLINGS = 10;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void nanos(long nanos);
    }

    static Repeats ofTheSystem() {
        return new Repeats(
                System::nanoTime,
                LockSupport::parkNanos,
                bound -> ThreadLocalRandom.current().nextLong(bound));
    }

    /**
     * Waits for the next attempt.
     *
     * @param attempt that failed, from 1
     * @param begun when the first one began
     * @return false if there is none: it was tried often or long enough, or the thread is interrupted
     */
    boolean again(int attempt, long begun) {
        if (attempt >= ATTEMPTS || nanos.getAsLong() - begun >= LONGEST.toNanos() || isStopped()) {
            return false;
        }
        long longest = Math.min(MOST_NANOS, FIRST_NANOS << Math.min(attempt, DOUBLINGS));
        pause.nanos(upTo.applyAsLong(longest));
        return !isStopped();
    }

    private static boolean isStopped() {
        return Thread.currentThread().isInterrupted();
    }
}
