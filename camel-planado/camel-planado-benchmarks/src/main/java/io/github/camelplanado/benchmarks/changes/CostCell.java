package io.github.camelplanado.benchmarks.changes;

import java.util.Locale;

/**
 * A day by formula and as it was seen.
 *
 * @param name of the way
 * @param formula calls that the rules say
 * @param measured what was seen
 */
record CostCell(String name, Calls formula, MeasuredDay.Seen measured) {

    /** By this part of the formula, or this many calls, it may be off. */
    private static final double TOLERANCE = 0.02;

    private static final long FEW = 12;

    Traffic day() {
        return measured.day();
    }

    /** Calls that the simulator saw. */
    Calls seen() {
        return measured.calls();
    }

    /** Without webhooks the formula is what it costs at most. */
    boolean agrees() {
        double slack = Math.max(FEW, TOLERANCE * formula.total());
        long more = seen().total() - formula.total();
        return more <= slack && (!day().webhooks() || more >= -slack);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %,d, %,d, %,d | %,d, %,d, %,d |",
                name,
                day().jobs(),
                day().changes(),
                formula.total(),
                seen().total(),
                formula.list(),
                formula.log(),
                formula.one(),
                seen().list(),
                seen().log(),
                seen().one());
    }
}
