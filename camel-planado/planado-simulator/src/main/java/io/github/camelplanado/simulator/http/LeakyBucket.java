package io.github.camelplanado.simulator.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The account's rate limit. Documented: a leaky bucket, 60 or 90 calls a minute by the age of the page. Its size is not
 * known. Each call that is let in adds one; the bucket leaks evenly.
 */
public final class LeakyBucket {
    private static final double MILLIS_A_MINUTE = 60_000;
    /** Sums of fractions are never exact: a call that is due to the millisecond must pass. */
    private static final double TOLERANCE = 1e-6;

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final int requestsPerMinute;
    private final int size;
    private double level;
    private Instant last;
    private long accepted;
    private long refused;

    /**
     * A bucket.
     *
     * @param clock the simulator's clock
     * @param requestsPerMinute how fast it leaks; 0 = no limit
     * @param size how many calls fit in at once, 1 or more
     */
    public LeakyBucket(Clock clock, int requestsPerMinute, int size) {
        if (requestsPerMinute < 0 || size < 1) {
            throw new IllegalArgumentException("requests per minute cannot be negative, and a bucket holds 1 or more");
        }
        this.clock = clock;
        this.requestsPerMinute = requestsPerMinute;
        this.size = size;
        this.last = clock.instant();
    }

    /**
     * Whether a call was let in.
     *
     * @param accepted true when it was
     * @param at the moment that counted, by the simulator's clock
     */
    public record Turn(boolean accepted, Instant at) {}

    /**
     * Lets a call in, or not.
     *
     * @param rejectedFill whether a refused call fills the bucket too
     * @return how it went
     */
    public Turn take(boolean rejectedFill) {
        return take(rejectedFill, size);
    }

    /** The same with another size. */
    Turn take(boolean rejectedFill, int holds) {
        lock.lock();
        try {
            leak();
            if (requestsPerMinute == 0 || level + 1 <= holds + TOLERANCE) {
                level += 1;
                accepted++;
                return new Turn(true, last);
            }
            refused++;
            level = rejectedFill ? Math.min(holds, level + 1) : level;
            return new Turn(false, last);
        } finally {
            lock.unlock();
        }
    }

    private void leak() {
        Instant now = clock.instant();
        double passed = Duration.between(last, now).toNanos() / 1e6;
        level = Math.max(0, level - passed * requestsPerMinute / MILLIS_A_MINUTE);
        last = now;
    }

    /**
     * How full the bucket is.
     *
     * @return calls, 0 to the size
     */
    public double level() {
        lock.lock();
        try {
            leak();
            return requestsPerMinute == 0 ? 0 : level;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Calls that were let in.
     *
     * @return the count since the last reset
     */
    public long accepted() {
        lock.lock();
        try {
            return accepted;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Calls that were answered with 429.
     *
     * @return the count since the last reset
     */
    public long refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    /** Empties the bucket and the counts. */
    public void reset() {
        lock.lock();
        try {
            level = 0;
            accepted = 0;
            refused = 0;
            last = clock.instant();
        } finally {
            lock.unlock();
        }
    }
}
