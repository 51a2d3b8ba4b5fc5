package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class UnlimitedPaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final UnlimitedPace pace = new UnlimitedPace(time);

    @Test
    void whoever_asks_may_go() {
        for (int call = 0; call < 1000; call++) {
            assertThat(pace.take(false)).isZero();
        }
        pace.giveBack();
        pace.accepted();
        assertThat(pace.state()).isEqualTo(new Pace.State(0, Duration.ZERO));
        assertThat(pace.isLocal()).isTrue();
    }

    @Test
    void after_a_refusal_all_pause_as_long_as_the_vendor_wishes() {
        pace.refused(SECOND);

        assertThat(pace.take(true)).isEqualTo(SECOND);
        assertThat(pace.state()).isEqualTo(new Pace.State(0, SECOND));
        time.advance(SECOND);
        assertThat(pace.take(true)).isZero();
        time.advance(SECOND);
        assertThat(pace.take(true)).isZero();
    }

    @Test
    void after_a_refusal_without_a_wish_it_is_two_seconds() {
        pace.refused(null);

        assertThat(pace.take(true)).isEqualTo(SECOND.multipliedBy(2));
    }

    @Test
    void of_two_pauses_the_longer_one_holds() {
        pace.pause(SECOND.multipliedBy(5));
        pace.pause(SECOND);
        assertThat(pace.take(true)).isEqualTo(SECOND.multipliedBy(5));

        pace.pause(SECOND.multipliedBy(6));
        assertThat(pace.take(true)).isEqualTo(SECOND.multipliedBy(6));
    }
}
