package io.github.camelplanado.benchmarks.overhead;

import java.util.Arrays;
import java.util.List;

/** Figures of rounds, compared within each round, so that what slows the machine down slows both sides. Pure. */
final class Ratios {

    private Ratios() {}

    /** The median of what one has for each unit of the other, round by round. */
    static double median(List<Double> one, List<Double> other) {
        double[] ratios = new double[one.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = one.get(round) / other.get(round);
        }
        return median(ratios);
    }

    static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
