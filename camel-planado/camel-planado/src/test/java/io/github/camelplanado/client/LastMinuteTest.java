package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** Counts whole seconds, so that a share of the rate is one and not a little less. */
class LastMinuteTest {

    private static final long START = -5_000_000_000L;

    private final LastMinute minute = new LastMinute(START);

    @Test
    void what_happened_in_this_second_counts_from_the_next_one() {
        minute.add(at(10.2));

        assertThat(minute.count(at(10.9))).isZero();
        assertThat(minute.count(at(11))).isEqualTo(1);
    }

    @Test
    void after_a_minute_it_is_forgotten() {
        minute.add(at(10.2));

        assertThat(minute.count(at(70.9))).isEqualTo(1);
        assertThat(minute.count(at(71))).isZero();
    }

    @Test
    void one_a_second_is_sixty_whenever_one_looks() {
        for (int second = 0; second < 200; second++) {
            minute.add(at(second + 0.5));
            int whole = Math.min(second, 60);
            assertThat(minute.count(at(second + 0.6)))
                    .as("after %d seconds", second)
                    .isEqualTo(whole);
        }
    }

    @Test
    void a_pause_of_any_length_is_no_trap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Double> all = new ArrayList<>();
        double now = 0;
        for (int i = 0; i < 2000; i++) {
            now += random.nextInt(10) == 0 ? random.nextInt(300) : random.nextDouble();
            all.add(now);
            minute.add(at(now));
            long second = (long) now;
            long expected = all.stream()
                    .filter(when -> when.longValue() >= second - 60 && when.longValue() < second)
                    .count();
            assertThat(minute.count(at(now))).as("at %f, seed %d", now, seed).isEqualTo((int) expected);
        }
    }

    private static long at(double seconds) {
        return START + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }
}
