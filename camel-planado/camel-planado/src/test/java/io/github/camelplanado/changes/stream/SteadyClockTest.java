package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelplanado.changes.MovableClock;
import org.junit.jupiter.api.Test;

/** Pauses go by the time that passes. */
class SteadyClockTest {

    private final MovableClock machine = new MovableClock();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

    @Test
    void a_machine_whose_clock_is_put_back_by_a_day_makes_no_pause_longer() {
        Instant begun = machine.instant();
        SteadyClock clock = new SteadyClock(machine, nanos::get);

        machine.advance(Duration.ofDays(-1));
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());

        assertThat(clock.instant()).isEqualTo(begun.plusSeconds(61));
    }
}
