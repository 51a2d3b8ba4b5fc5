package io.github.camelplanado.benchmarks.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void a_round_in_which_everything_is_slow_changes_nothing() {
        assertThat(Ratios.median(List.of(2.0, 200.0, 3.0), List.of(1.0, 100.0, 1.0)))
                .isEqualTo(2.0);
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assertThat(Ratios.median(List.of(1.0, 4.0, 2.0, 100.0))).isEqualTo(3.0);
    }
}
