package io.github.camelplanado.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Used heap over a run, and whether it is flat. Pure. */
final class HeapCurve {

    private static final int PARTS = 10;
    private static final double MEGA = 1024.0 * 1024;

    private final List<Long> used = new ArrayList<>();

    /** Notes the bytes that are used after a collection; samples come at equal distances. */
    void add(long bytes) {
        used.add(bytes);
    }

    /** The samples of each tenth of the run. */
    List<Decile> deciles() {
        List<Decile> deciles = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            long[] some = used.subList(used.size() * part / PARTS, used.size() * (part + 1) / PARTS).stream()
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            if (some.length > 0) {
                deciles.add(new Decile(some[0] / MEGA, some[some.length / 2] / MEGA, some[some.length - 1] / MEGA));
            }
        }
        return deciles;
    }

    /** How much the median of the last tenth is above that of the second, in MiB: the first one still warms up. */
    double growth() {
        List<Decile> deciles = deciles();
        return deciles.get(deciles.size() - 1).median - deciles.get(1).median;
    }

    /** Highest sample after the first tenth, in MiB. */
    double peak() {
        return deciles().stream().skip(1).mapToDouble(Decile::max).max().orElse(0);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /**
     * A tenth of the run, in MiB.
     *
     * @param min of the samples
     * @param median of the samples
     * @param max of the samples
     */
    record Decile(double min, double median, double max) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%6.1f %6.1f %6.1f", min, median, max);
        }
    }
}
