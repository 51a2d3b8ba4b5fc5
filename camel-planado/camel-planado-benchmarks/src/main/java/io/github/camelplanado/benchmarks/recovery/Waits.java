package io.github.camelplanado.benchmarks.recovery;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Of all jobs.
 *
 * @param all in any order, one at least
 */
record Waits(List<Wait> all) {

    Waits {
        all = List.copyOf(all);
    }

    /** In seconds: the smallest that so many of a hundred do not exceed. */
    double percentile(double percent, ToLongFunction<Wait> what) {
        long[] sorted = all.stream().mapToLong(what).sorted().toArray();
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1] / 1000.0;
    }

    /** In words, in seconds. */
    String line(ToLongFunction<Wait> what) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, worst %.1f",
                percentile(50, what),
                percentile(99, what),
                percentile(100, what));
    }
}
