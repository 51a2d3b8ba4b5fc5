package io.github.camelplanado.benchmarks.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rates of rounds. Pure but for the list. */
final class Rounds {

    private final List<Double> connector = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();
    private final List<Double> again = new ArrayList<>();

    /** One round: rates a second. */
    void add(double connector, double bare, double again) {
        this.connector.add(connector);
        this.bare.add(bare);
        this.again.add(again);
    }

    /** What the connector takes in for each one that the bare route does: by the medians of the rounds. */
    double ratio() {
        return median(connector) / median(bare);
    }

    /** The bare route beside itself. */
    double same() {
        return median(again) / median(bare);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "a second, medians of %d rounds: connector %.0f, bare insert %.0f, again %.0f; A/A %.2f",
                bare.size(),
                median(connector),
                median(bare),
                median(again),
                same());
    }
}
