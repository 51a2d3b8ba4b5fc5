package io.github.camelplanado.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.github.bucket4j.TimeMeter;

/**
 * The time of a store, told by every JVM alike however wrong its own clock is: a bucket that JVMs share is filled by whoever
 * uses it, by the time that he believes it is. Between two readings of the store's clock the time goes on with this JVM's
 * monotonic nanoseconds; its wall clock counts for nothing.
 *
 * <p>The time never goes back. Where this JVM's runs faster than the store's, it stands still for the difference at each
 * reading. When the store's clock is put back by more than a second, this one goes on at its own rate.
 *
 * <p>A JVM that makes its own {@code ProxyManager} gives one clock to the builder of it ({@code clientClock}) and to {@link
 * SharedBudget#of(io.github.bucket4j.distributed.proxy.ProxyManager, StoreClock)}, which reads the store's clock each minute.
 * Read by one thread at a time, told to many.
 */
public final class StoreClock implements TimeMeter {

    private static final long MAX_AGE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int SAMPLES = 3;
    /** More than clocks drift apart in a minute. */
    private static final long MOST_DRIFT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Source source;
    private final LongSupplier nanos;
    private final AtomicLong told = new AtomicLong(Long.MIN_VALUE);
    private volatile Reading last;

    /** Asks a store for its time. */
    @FunctionalInterface
    public interface Source {
        /** The store's time now. */
        Instant now() throws Exception;
    }

    /** @param source the clock of the store */
    public StoreClock(Source source) {
        this(source, System::nanoTime);
    }

    StoreClock(Source source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    /**
     * Nanoseconds since 1970 by the store's clock.
     *
     * @throws IllegalStateException if it was never read
     */
    @Override
    public long currentTimeNanos() {
        Reading reading = last;
        if (reading == null) {
            throw new IllegalStateException(
                    "The store's clock was not read yet: give the StoreClock to SharedBudget too");
        }
        return told.accumulateAndGet(nanos.getAsLong() + reading.offset, Math::max);
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }

    /** Reads the store's clock if the last reading is a minute old. */
    void refresh() throws Exception {
        Reading reading = last;
        if (reading == null || nanos.getAsLong() - reading.takenAt > MAX_AGE_NANOS) {
            read();
        }
    }

    /** Reads the store's clock: of some readings the quickest counts, since it can be wrong by half of its way at most. */
    void read() throws Exception {
        long best = Long.MAX_VALUE;
        long offset = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            long asked = nanos.getAsLong();
            Instant told = source.now();
            long way = nanos.getAsLong() - asked;
            if (way < best) {
                best = way;
                offset = sinceEpoch(told) - (asked + way / 2);
            }
        }
        Reading reading = last;
        boolean setBack = reading != null && reading.offset - offset > MOST_DRIFT_NANOS;
        last = new Reading(setBack ? reading.offset : offset, nanos.getAsLong(), Duration.ofNanos(best));
    }

    @Override
    public String toString() {
        return "StoreClock[" + last + "]";
    }

    private static long sinceEpoch(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    /**
     * What was found.
     *
     * @param offset of the store's nanoseconds from this JVM's
     * @param takenAt by this JVM's nanoseconds
     * @param way to the store and back
     */
    private record Reading(long offset, long takenAt, Duration way) {}
}
