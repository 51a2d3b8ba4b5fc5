package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class TokenPaceTest {

    private final ManualTime time = new ManualTime();
    private final TokenPace pace = new TokenPace(60, 2, time);

    @Test
    void it_starts_empty_so_that_a_crash_loop_never_exceeds_the_rate() {
        assertThat(pace.take(true)).isFalse();

        time.advance(Duration.ofMillis(999));
        assertThat(pace.take(true)).isFalse();

        time.advance(Duration.ofMillis(1));
        assertThat(pace.take(true)).isTrue();
        assertThat(pace.take(true)).isFalse();
    }

    @Test
    void no_more_than_the_burst_is_saved_up() {
        time.advance(Duration.ofHours(1));

        assertThat(pace.take(true)).isTrue();
        assertThat(pace.take(true)).isTrue();
        assertThat(pace.take(true)).isFalse();
    }

    @Test
    void ordinary_calls_leave_the_reserve_to_urgent_ones() {
        time.advance(Duration.ofHours(1));

        assertThat(pace.take(false)).isTrue();
        assertThat(pace.take(false)).isFalse();
        assertThat(pace.take(true)).isTrue();
    }

    @Test
    void ordinary_calls_alone_reach_the_whole_rate() {
        time.advance(Duration.ofSeconds(10));
        int taken = 0;
        for (int step = 0; step < 60_000; step++) {
            time.advance(Duration.ofMillis(10));
            taken += pace.take(false) ? 1 : 0;
        }
        assertThat(taken).isBetween(600, 602);
    }

    @Test
    void it_says_how_long_to_wait_for_an_urgent_and_for_an_ordinary_call() {
        assertThat(pace.untilNext(true)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.untilNext(false)).isEqualTo(Duration.ofMillis(1_900));
    }

    @Test
    void a_permit_that_was_given_back_can_be_taken_again() {
        time.advance(Duration.ofSeconds(1));
        assertThat(pace.take(true)).isTrue();
        pace.giveBack();
        assertThat(pace.take(true)).isTrue();
    }

    @Test
    void a_burst_of_one_has_no_reserve() {
        TokenPace even = new TokenPace(60, 1, time);
        time.advance(Duration.ofSeconds(1));
        assertThat(even.take(false)).isTrue();
    }
}
