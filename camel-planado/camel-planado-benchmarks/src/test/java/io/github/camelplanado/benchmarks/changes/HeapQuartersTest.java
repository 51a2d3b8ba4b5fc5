package io.github.camelplanado.benchmarks.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapQuartersTest {

    private static final long MEGA = 1024 * 1024;

    @Test
    void each_quarter_has_its_median() {
        HeapQuarters heap = HeapQuarters.of(
                MEGA, 9 * MEGA, 2 * MEGA, 3 * MEGA, 3 * MEGA, 3 * MEGA, 4 * MEGA, 5 * MEGA, 4 * MEGA, 7 * MEGA,
                6 * MEGA, 8 * MEGA);
        assertThat(heap.medians()).containsExactly(2.0, 3.0, 4.0, 7.0);
        assertThat(heap.peak()).isEqualTo(9);
    }

    @Test
    void what_is_written_is_read() {
        HeapQuarters heap = HeapQuarters.of(MEGA, 2 * MEGA, 3 * MEGA, 4 * MEGA);
        assertThat(HeapQuarters.parse(heap.text()).medians()).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(HeapQuarters.parse(heap.text()).peak()).isEqualTo(4);
    }

    @Test
    void three_samples_have_no_quarters() {
        assertThatThrownBy(() -> HeapQuarters.of(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
