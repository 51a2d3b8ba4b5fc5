package io.github.camelplanado.benchmarks.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The heap in use after collections, by the quarters of a run. Pure.
 *
 * @param medians of each quarter, in MiB
 * @param peak the highest sample, in MiB
 */
record HeapQuarters(List<Double> medians, double peak) {

    private static final int QUARTERS = 4;
    private static final double MEGA = 1024.0 * 1024;

    HeapQuarters {
        medians = List.copyOf(medians);
    }

    /** @param bytes samples in their order, at equal distances; at least four */
    static HeapQuarters of(long... bytes) {
        if (bytes.length < QUARTERS) {
            throw new IllegalArgumentException("Four quarters need four samples, not " + bytes.length);
        }
        List<Double> medians = new ArrayList<>();
        for (int i = 0; i < QUARTERS; i++) {
            long[] some = Arrays.copyOfRange(bytes, bytes.length * i / QUARTERS, bytes.length * (i + 1) / QUARTERS);
            Arrays.sort(some);
            medians.add(some[some.length / 2] / MEGA);
        }
        return new HeapQuarters(medians, Arrays.stream(bytes).max().orElseThrow() / MEGA);
    }

    /** What {@link #text} wrote. */
    static HeapQuarters parse(String text) {
        List<Double> all =
                Arrays.stream(text.split(",", -1)).map(Double::valueOf).toList();
        return new HeapQuarters(all.subList(0, QUARTERS), all.get(QUARTERS));
    }

    String text() {
        return medians.stream().map(HeapQuarters::text).collect(Collectors.joining(",")) + "," + text(peak);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    double first() {
        return medians.get(0);
    }

    double last() {
        return medians.get(QUARTERS - 1);
    }
}
