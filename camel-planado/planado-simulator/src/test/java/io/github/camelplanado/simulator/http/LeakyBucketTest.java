package io.github.camelplanado.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.github.camelplanado.simulator.ManualClock;
import io.github.camelplanado.simulator.SimulatorClock;
import org.junit.jupiter.api.Test;

class LeakyBucketTest {
    private final ManualClock clock = SimulatorClock.manual();

    private int letsIn(LeakyBucket bucket, int calls, boolean fill) {
        int in = 0;
        for (int i = 0; i < calls; i++) {
            in += bucket.take(fill).accepted() ? 1 : 0;
        }
        return in;
    }

    @Test
    void takesABurstOfItsSizeAndThenOneCallForEachLeakedOne() {
        LeakyBucket bucket = new LeakyBucket(clock, 60, 10);
        assertThat(letsIn(bucket, 15, false)).isEqualTo(10);
        clock.advance(Duration.ofMillis(999));
        assertThat(letsIn(bucket, 1, false)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(letsIn(bucket, 2, false)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(letsIn(bucket, 9, false)).isEqualTo(3);
    }

    @Test
    void letsInAMinutesWorthInAMinuteWhateverTheRhythm() {
        LeakyBucket bucket = new LeakyBucket(clock, 60, 10);
        int in = 0;
        for (int i = 0; i < 600; i++) {
            in += letsIn(bucket, 1, false);
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(in).isBetween(69, 70);
    }

    @Test
    void aPacedCallerIsNeverRefused() {
        LeakyBucket bucket = new LeakyBucket(clock, 90, 1);
        for (int i = 0; i < 500; i++) {
            assertThat(bucket.take(false).accepted()).isTrue();
            clock.advance(Duration.ofNanos(666_666_667));
        }
        assertThat(bucket.refused()).isZero();
        assertThat(bucket.accepted()).isEqualTo(500);
    }

    @Test
    void refusedCallsFillTheBucketWhenToldSo() {
        LeakyBucket bucket = new LeakyBucket(clock, 60, 2);
        assertThat(letsIn(bucket, 2, true)).isEqualTo(2);
        int in = 0;
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofMillis(500));
            in += letsIn(bucket, 1, true);
        }
        assertThat(in).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(letsIn(bucket, 1, true)).isEqualTo(1);
    }

    @Test
    void withoutALimitEveryCallIsLetIn() {
        LeakyBucket bucket = new LeakyBucket(clock, 0, 1);
        assertThat(letsIn(bucket, 1_000, false)).isEqualTo(1_000);
    }
}
