package io.github.camelplanado.benchmarks.recovery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for moments of a timetable.
 *
 * @param begin of it, in milliseconds since 1970
 * @param clock real time
 */
record Pace(long begin, Clock clock) {

    /** Until so much time has passed since the beginning; at once if it has. */
    void until(Duration moment) throws InterruptedException {
        long left = begin + moment.toMillis() - clock.millis();
        if (left > 0) {
            TimeUnit.MILLISECONDS.sleep(left);
        }
    }

    long now() {
        return clock.millis();
    }
}
