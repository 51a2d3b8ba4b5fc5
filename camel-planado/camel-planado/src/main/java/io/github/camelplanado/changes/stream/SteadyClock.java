package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The time of day when it was made, carried on by the monotonic time of the JVM: when somebody puts the machine's clock back, no
 * pause gets longer by that. For intervals; after a correction the time of day is no longer right. Safe for many threads.
 */
public final class SteadyClock extends Clock {

    private final Instant begun;
    private final LongSupplier nanos;
    private final long begunNanos;

    public SteadyClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    SteadyClock(Clock day, LongSupplier nanos) {
        this.begun = day.instant();
        this.nanos = nanos;
        this.begunNanos = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return begun.plusNanos(nanos.getAsLong() - begunNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("It measures intervals, which have no zone");
    }
}
