package io.github.camelplanado.budget;

import static io.github.camelplanado.budget.StallWatch.Finding.ALIVE;
import static io.github.camelplanado.budget.StallWatch.Finding.DOUBTFUL;
import static io.github.camelplanado.budget.StallWatch.Finding.STALLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/** When time stands still in a bucket. */
class StallWatchTest {

    private final StallWatch watch = new StallWatch();
    private long now = Long.MAX_VALUE - 5;

    @Test
    void levels_that_differ_are_life() {
        for (int look = 0; look < 100; look++) {
            assertThat(low(100 + look % 2, 1)).isEqualTo(ALIVE);
        }
    }

    @Test
    void one_level_again_and_again_is_doubted_once_and_then_given_up() {
        assertThat(low(100, 1)).isEqualTo(ALIVE);
        assertThat(low(100, 2)).isEqualTo(ALIVE);
        assertThat(low(100, 2)).isEqualTo(DOUBTFUL);
        assertThat(low(100, 2)).isEqualTo(ALIVE);
        assertThat(low(100, 10)).isEqualTo(STALLED);
        assertThat(low(100, 1)).isEqualTo(ALIVE);
    }

    @Test
    void two_looks_prove_nothing_however_far_apart() {
        low(100, 1);

        assertThat(low(100, 1_000)).isEqualTo(ALIVE);
    }

    private StallWatch.Finding low(long level, int secondsLater) {
        now += Duration.ofSeconds(secondsLater).toNanos();
        return watch.low(level, now);
    }
}
