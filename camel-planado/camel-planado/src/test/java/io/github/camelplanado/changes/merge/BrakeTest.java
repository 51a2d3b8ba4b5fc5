package io.github.camelplanado.changes.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "20, 1", "21, 2", "100, 5", "101, 6", "399, 20", "400, 20", "1000000, 20"})
    void by_default_it_is_5_percent_rounded_up_from_1_to_20(long known, long most) {
        assertThat(Brake.most(Brake.BY_SIZE, known)).isEqualTo(most);
    }

    @Test
    void a_number_stands_for_itself() {
        assertThat(Brake.most(500, 10)).isEqualTo(500);
        assertThat(Brake.most(0, 1_000_000)).isZero();
    }

    @Test
    void one_more_than_may_pass_is_held_back() {
        assertThat(Brake.holds(5, Brake.BY_SIZE, 100)).isFalse();
        assertThat(Brake.holds(6, Brake.BY_SIZE, 100)).isTrue();
        assertThat(Brake.holds(0, 0, 100)).isFalse();
        assertThat(Brake.holds(1, 0, 100)).isTrue();
    }

    @Test
    void another_number_is_refused() {
        assertThatThrownBy(() -> Brake.most(-2, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxDeletes=-2");
    }

    @Test
    void it_needs_to_know_of_a_few_hundred_entities_and_no_more() {
        assertThat(Brake.most(Brake.BY_SIZE, Brake.ENOUGH - 1)).isEqualTo(20);
        assertThat(Brake.most(Brake.BY_SIZE, Brake.ENOUGH)).isEqualTo(Brake.most(Brake.BY_SIZE, 1_000_000));
        assertThat(Brake.holds(21, Brake.BY_SIZE, Brake.ENOUGH)).isTrue();
    }
}
