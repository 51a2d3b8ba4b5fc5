package io.github.camelplanado.benchmarks.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class SweepFiguresTest {

    @Test
    void what_a_process_tells_another_one_reads() {
        SweepFigures figures = of(10, 10);
        SweepFigures read = SweepFigures.parse(figures.line());
        assertThat(read.line()).isEqualTo(figures.line());
        assertThat(read.heap().medians()).containsExactly(10.0, 10.0, 10.0, 10.0);
    }

    @Test
    void a_heap_that_stays_is_flat() {
        assertThat(of(20, 26).isFlatSince(of(20, 26))).isTrue();
    }

    @Test
    void a_heap_that_grows_is_not() {
        SweepFigures grows = of(20, 28);
        assertThat(grows.isFlatSince(grows)).isFalse();
    }

    @Test
    void nor_one_that_is_larger_after_each_sweep() {
        assertThat(of(30, 30).isFlatSince(of(20, 20))).isFalse();
    }

    /** A run of 100 s whose heap goes from here to there, in MiB. */
    private static SweepFigures of(double first, double last) {
        HeapQuarters heap = new HeapQuarters(List.of(first, first, last, last), last + 1);
        return new SweepFigures(100, 50, heap, 7, 3);
    }
}
