package io.github.camelplanado.benchmarks.budget;

import java.time.Duration;

import io.github.camelplanado.benchmarks.RealTime;

/**
 * When an account is looked at. In nanoseconds.
 *
 * @param from since the start; what comes before does not count
 * @param until the end of what counts, and of what a foreign client does
 * @param end of everything
 * @param delay what is added to each round trip
 */
record Span(long from, long until, long end, long delay) {

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    /** Minutes 5 to 65, and 5 more for what was left by a foreign client. */
    static final Span HOUR = of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ZERO);

    /** As it was in real time. */
    static Span of(RealTime real) {
        return of(real.warmUp(), real.measured(), Duration.ZERO, real.delay());
    }

    private static Span of(Duration before, Duration counted, Duration after, Duration delay) {
        Duration until = before.plus(counted);
        return new Span(before.toNanos(), until.toNanos(), until.plus(after).toNanos(), delay.toNanos());
    }

    boolean counts(long at) {
        return at >= from && at < until;
    }

    double minutes() {
        return (until - from) / MINUTE;
    }
}
