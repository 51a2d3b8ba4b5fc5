package io.github.camelplanado.benchmarks.changes;

import java.util.Locale;

/**
 * A day by formula and as it was seen.
 *
 * @param name of the way
 * @param day what happened
 * @param formula calls that the rules say
 * @param seen calls that the simulator saw
 * @param told changes that the stream told
 */
record CostCell(String name, Traffic day, Calls formula, Calls seen, long told) {

    /** By this part of the formula, or this many calls, it may be off. */
    private static final double TOLERANCE = 0.02;
    /** Without webhooks chance says how many pages hold changes that nobody told yet. */
    private static final double TOLERANCE_OF_READING = 0.1;

    private static final long FEW = 12;

    boolean agrees() {
        double part = day.webhooks() ? TOLERANCE : TOLERANCE_OF_READING;
        return Math.abs(seen.total() - formula.total()) <= Math.max(FEW, part * formula.total());
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %,d, %,d, %,d | %,d, %,d, %,d |",
                name,
                day.jobs(),
                day.changes(),
                formula.total(),
                seen.total(),
                formula.list(),
                formula.log(),
                formula.one(),
                seen.list(),
                seen.log(),
                seen.one());
    }
}
