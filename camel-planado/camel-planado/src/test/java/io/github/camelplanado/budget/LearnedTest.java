package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LearnedTest {

    @Test
    void the_reserve_is_what_may_be_saved_beyond_one_permit_and_at_most_one() {
        assertThat(Learned.reserve(1_100)).isZero();
        assertThat(Learned.reserve(1_600)).isEqualTo(500);
        assertThat(Learned.reserve(2_100)).isEqualTo(1_000);
        assertThat(Learned.reserve(9_000)).isEqualTo(1_000);
        assertThat(Learned.reserve(500)).isZero();
    }

    @Test
    void a_burst_was_used_if_less_is_saved_than_comes_in_a_quarter_of_a_second() {
        Learned learned = new Learned(60_000, 60_000, 2_100, 0, 0, 0);

        assertThat(learned.isBurstUsed(249)).isTrue();
        assertThat(learned.isBurstUsed(250)).isFalse();
        assertThat(learned.isBurstUsed(2_100)).isFalse();
    }

    @Test
    void refusals_in_vain_are_counted_up_to_ten_and_end_the_calm() {
        Learned learned = new Learned(60_000, 60_000, 2_100, 0, 7, 9);

        assertThat(learned.refusedInVain()).isEqualTo(new Learned(60_000, 60_000, 2_100, 0, 0, 10));
        assertThat(learned.refusedInVain().refusedInVain().vain()).isEqualTo(10);
    }
}
