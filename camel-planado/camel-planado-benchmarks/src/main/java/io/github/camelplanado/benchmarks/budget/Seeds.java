package io.github.camelplanado.benchmarks.budget;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Of hours that are simulated, each with one.
 *
 * @param first of them
 * @param count how many follow each other
 */
record Seeds(long first, int count) {

    /** From 1. */
    static Seeds from1(int count) {
        return new Seeds(1, count);
    }

    LongStream all() {
        return LongStream.range(first, first + count);
    }

    /** In parts of that size; what does not fill a part is left out. */
    List<Seeds> parts(int size) {
        return IntStream.range(0, count / size)
                .mapToObj(part -> new Seeds(first + (long) part * size, size))
                .toList();
    }
}
