package io.github.camelplanado.examples.linkaccount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void reading_counts_the_pages_that_are_left_and_the_ends() {
        assertThat(Estimate.ofReading(5000, 20, 20, true)).isEqualTo(new Estimate(249 + 3, 0, 0, 10));
        assertThat(Estimate.ofReading(5001, 0, 20, true).reading()).isEqualTo(251 + 3);
    }

    @Test
    void an_account_that_is_larger_than_said_leaves_the_ends() {
        assertThat(Estimate.ofReading(10, 20, 20, true).reading()).isEqualTo(3);
        assertThat(Estimate.ofReading(0, 0, 0, true).reading()).isEqualTo(3);
    }

    @Test
    void without_contacts_in_the_list_each_client_may_have_to_be_got() {
        assertThat(Estimate.ofReading(5000, 20, 20, false)).isEqualTo(new Estimate(252, 5000, 0, 106));
    }

    @Test
    void writing_counts_the_look_at_the_head_past_what_linking_makes_itself() {
        assertThat(Estimate.ofWriting(0, 100, 100, 20)).isEqualTo(new Estimate(1 + 5, 0, 100, 10));
        assertThat(Estimate.ofWriting(7, 0, 0, 20)).isEqualTo(new Estimate(1, 7, 0, 10));
        assertThat(Estimate.ofWriting(0, 1, 1, 0).reading()).isEqualTo(2);
    }

    @Test
    void a_minute_is_begun() {
        Estimate estimate = new Estimate(50, 0, 1, 10);
        assertThat(estimate.minutes(60)).isEqualTo(2);
        assertThat(estimate.minutes(90)).isEqualTo(1);
        assertThat(estimate.minutes(0)).isZero();
    }
}
