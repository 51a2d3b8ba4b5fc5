package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When something moved last, at first when it began. Safe for many threads. */
final class Pulse {

    private final Clock clock;
    private volatile Instant last;

    Pulse(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** It moves. */
    void beat() {
        last = clock.instant();
    }

    /** How long something stands still that has waited so long: what moves, or has just begun, does not. */
    Duration standstill(Duration waited) {
        Duration still = Duration.between(last, clock.instant());
        return waited.compareTo(still) < 0 ? waited : still;
    }
}
