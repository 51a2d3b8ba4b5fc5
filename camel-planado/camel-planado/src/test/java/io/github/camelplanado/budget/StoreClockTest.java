package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

/** The store's time in a JVM whose own clock is anything. */
class StoreClockTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    private final ManualTime own = new ManualTime();
    private Duration wayThere = Duration.ZERO;
    private Duration wayBack = Duration.ZERO;
    private Duration step = Duration.ZERO;
    private int readings;
    private final long started = own.currentTimeNanos();
    private final StoreClock clock = new StoreClock(this::storeTime, own::currentTimeNanos);

    private Instant storeTime() {
        readings++;
        own.advance(wayThere);
        Instant now = NOON.plus(step).plusNanos(own.currentTimeNanos() - started);
        own.advance(wayBack);
        return now;
    }

    private Instant told() {
        return Instant.EPOCH.plusNanos(clock.currentTimeNanos());
    }

    private Instant right() {
        return NOON.plus(step).plusNanos(own.currentTimeNanos() - started);
    }

    @Test
    void it_tells_the_stores_time_and_goes_on_with_this_jvm() throws Exception {
        clock.read();
        assertThat(told()).isEqualTo(right());

        own.advance(Duration.ofSeconds(30));
        assertThat(told()).isEqualTo(right());
    }

    @Test
    void a_way_that_is_slow_in_one_direction_makes_it_wrong_by_half_of_it() throws Exception {
        wayBack = Duration.ofMillis(80);
        clock.read();

        assertThat(Duration.between(told(), right())).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void it_is_read_anew_each_minute_and_not_before() throws Exception {
        clock.refresh();
        int first = readings;
        own.advance(Duration.ofSeconds(59));
        clock.refresh();
        assertThat(readings).isEqualTo(first);

        own.advance(Duration.ofSeconds(2));
        clock.refresh();
        assertThat(readings).isGreaterThan(first);
    }

    @Test
    void it_follows_a_store_that_is_set_forward_and_never_goes_back() throws Exception {
        clock.read();
        step = Duration.ofMinutes(10);
        clock.read();
        assertThat(told()).isEqualTo(right());

        step = Duration.ofMinutes(-10);
        Instant before = told();
        clock.read();
        assertThat(told()).isEqualTo(before);
        own.advance(Duration.ofSeconds(1));
        assertThat(told()).as("it goes on").isEqualTo(before.plusSeconds(1));
    }

    @Test
    void a_jvm_whose_time_runs_fast_is_set_right_at_each_reading_and_does_not_go_back() throws Exception {
        clock.read();
        for (int minute = 0; minute < 1_000; minute++) {
            own.advance(Duration.ofMinutes(1));
            step = step.minusMillis(3);
            Instant before = told();
            clock.read();
            assertThat(told()).isAfterOrEqualTo(before);
        }
        own.advance(Duration.ofMillis(3));

        assertThat(told()).isEqualTo(right());
    }

    @Test
    void one_that_nobody_read_says_so() {
        assertThatThrownBy(clock::currentTimeNanos)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("give the StoreClock to SharedBudget");
    }
}
