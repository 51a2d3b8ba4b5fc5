package io.github.camelplanado.benchmarks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class WaitTest {

    private static final Span REFUSED = new Span(100, 400);

    @Test
    void without_an_obstacle_all_of_it_counts() {
        assertThat(Wait.of(500, 530, List.of(REFUSED))).isEqualTo(new Wait(30, 30, 30));
    }

    @Test
    void while_it_was_refused_nothing_could_come() {
        assertThat(Wait.of(150, 410, List.of(REFUSED))).isEqualTo(new Wait(260, 10, 10));
    }

    @Test
    void what_was_shown_all_the_same_did_not_wait() {
        assertThat(Wait.of(150, 300, List.of(REFUSED))).isEqualTo(new Wait(150, 0, 0));
    }

    @Test
    void a_kill_after_the_first_chance_excuses_in_one_reading_only() {
        assertThat(Wait.of(150, 500, List.of(REFUSED, new Span(420, 450)))).isEqualTo(new Wait(350, 50, 100));
    }

    @Test
    void obstacles_that_follow_each_other_are_one() {
        assertThat(Wait.of(150, 500, List.of(new Span(390, 450), REFUSED))).isEqualTo(new Wait(350, 50, 50));
    }

    @Test
    void obstacles_before_and_after_it_count_for_nothing() {
        assertThat(Wait.of(500, 600, List.of(REFUSED, new Span(700, 800)))).isEqualTo(new Wait(100, 100, 100));
    }

    @Test
    void of_300_jobs_three_may_be_worse_than_the_ninety_ninth_percentile() {
        Waits waits = new Waits(LongStream.rangeClosed(1, 300)
                .mapToObj(second -> new Wait(second * 1_000, second * 1_000, 0))
                .toList());

        assertThat(waits.percentile(99, Wait::since)).isEqualTo(297);
        assertThat(waits.percentile(100, Wait::since)).isEqualTo(300);
        assertThat(waits.percentile(50, Wait::first)).isZero();
    }
}
