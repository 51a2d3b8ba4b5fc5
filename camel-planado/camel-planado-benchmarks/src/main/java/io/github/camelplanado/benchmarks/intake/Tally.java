package io.github.camelplanado.benchmarks.intake;

import java.util.Locale;

/**
 * Figures of one load.
 *
 * @param ok answered 200
 * @param later answered 503
 * @param other answered in another way, or not at all
 * @param rate answers 200 a second
 * @param median milliseconds
 * @param p99 milliseconds
 * @param worst milliseconds
 */
record Tally(int sent, int ok, int later, int other, double rate, double median, double p99, double worst) {

    /** For another process. */
    String line() {
        return sent + " " + ok + " " + later + " " + other + " " + rate + " " + median + " " + p99 + " " + worst;
    }

    static Tally parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Tally(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Double.parseDouble(parts[4]),
                Double.parseDouble(parts[5]),
                Double.parseDouble(parts[6]),
                Double.parseDouble(parts[7]));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d sent, %d 200, %d 503, %d other, %.0f a second, median %.1f ms, p99 %.1f ms, worst %.0f ms",
                sent,
                ok,
                later,
                other,
                rate,
                median,
                p99,
                worst);
    }
}
