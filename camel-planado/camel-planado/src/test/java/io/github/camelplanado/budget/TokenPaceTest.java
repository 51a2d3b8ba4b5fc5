package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class TokenPaceTest {

    private final ManualTime time = new ManualTime();
    private final TokenPace pace = new TokenPace(new Learning(60, 2, false), time, () -> 0.5);

    @Test
    void it_starts_empty_so_that_a_crash_loop_never_exceeds_the_rate() {
        assertThat(pace.take(true)).isPositive();

        time.advance(Duration.ofMillis(999));
        assertThat(pace.take(true)).isPositive();

        time.advance(Duration.ofMillis(1));
        assertThat(pace.take(true)).isZero();
        assertThat(pace.take(true)).isPositive();
    }

    @Test
    void no_more_than_the_burst_is_saved_up() {
        prove();
        time.advance(Duration.ofHours(1));

        assertThat(pace.take(true)).isZero();
        assertThat(pace.take(true)).isZero();
        assertThat(pace.take(true)).isPositive();
    }

    @Test
    void before_the_first_hundred_calls_there_is_no_burst_so_that_a_crash_loop_makes_none() {
        time.advance(Duration.ofHours(1));

        assertThat(pace.take(true)).isZero();
        assertThat(pace.take(true)).isPositive();
    }

    @Test
    void ordinary_calls_leave_the_reserve_to_urgent_ones() {
        prove();
        time.advance(Duration.ofHours(1));

        assertThat(pace.take(false)).isZero();
        assertThat(pace.take(false)).isPositive();
        assertThat(pace.take(true)).isZero();
    }

    @Test
    void ordinary_calls_alone_reach_the_whole_rate() {
        time.advance(Duration.ofSeconds(10));
        int taken = 0;
        for (int step = 0; step < 60_000; step++) {
            time.advance(Duration.ofMillis(10));
            taken += pace.take(false).isZero() ? 1 : 0;
        }
        assertThat(taken).isBetween(600, 602);
    }

    @Test
    void it_says_how_long_to_wait_for_an_urgent_and_for_an_ordinary_call() {
        assertThat(pace.take(true)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.take(false)).isEqualTo(Duration.ofMillis(1_100));
        prove();
        assertThat(pace.take(true)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.take(false)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_permit_that_was_given_back_can_be_taken_again() {
        time.advance(Duration.ofSeconds(1));
        assertThat(pace.take(true)).isZero();
        pace.giveBack();
        assertThat(pace.take(true)).isZero();
    }

    @Test
    void with_a_burst_of_one_an_urgent_call_still_goes_before_an_ordinary_one_that_asks_for_the_same_permit() {
        TokenPace even = new TokenPace(new Learning(60, 1, false), time, () -> 0.5);
        time.advance(Duration.ofSeconds(1));
        assertThat(even.take(false)).isPositive();
        assertThat(even.take(true)).isZero();
    }

    @Test
    void a_refusal_pauses_urgent_calls_too_and_lowers_the_rate() {
        time.advance(Duration.ofHours(1));
        pace.accepted();
        pace.refused(Duration.ofSeconds(10));

        assertThat(pace.state().pause()).isBetween(Duration.ofMillis(9_990), Duration.ofMillis(10_010));
        assertThat(pace.state().requestsPerMinute()).isLessThan(60);
        assertThat(pace.take(true)).isGreaterThan(Duration.ofSeconds(10));

        time.advance(Duration.ofMillis(10_010));
        assertThat(pace.state().pause()).isZero();
    }

    @Test
    void refusals_of_one_incident_lower_the_rate_once_and_never_shorten_the_pause() {
        pace.accepted();
        pace.refused(Duration.ofSeconds(10));
        Pace.State first = pace.state();
        pace.refused(Duration.ofSeconds(2));

        assertThat(pace.state().requestsPerMinute()).isEqualTo(first.requestsPerMinute());
        assertThat(pace.state().pause()).isEqualTo(first.pause());

        pace.refused(Duration.ofSeconds(20));
        assertThat(pace.state().requestsPerMinute()).isEqualTo(first.requestsPerMinute());
        assertThat(pace.state().pause()).isGreaterThan(Duration.ofSeconds(19));
    }

    @Test
    void a_pause_without_a_refusal_lowers_nothing() {
        pace.pause(Duration.ofSeconds(10));
        assertThat(pace.state().pause()).isGreaterThan(Duration.ofSeconds(9));
        assertThat(pace.state().requestsPerMinute()).isEqualTo(60);
    }

    private void prove() {
        for (int call = 0; call < 100; call++) {
            pace.accepted();
        }
    }
}
