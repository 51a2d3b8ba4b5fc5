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
 * @param gone those of them that were deletions
 * @param owed deletions of days before that no sweep had found when it began
 * @param touched jobs that are there at the end and were made or changed
 * @param sweptLast whether the sweep began when all changes were made, so that it finds every one of them
 */
record CostCell(
        String name,
        Traffic day,
        Calls formula,
        Calls seen,
        long told,
        long gone,
        long owed,
        long touched,
        boolean sweptLast) {

    /** By this part of the formula, or this many calls, it may be off. */
    private static final double TOLERANCE = 0.02;

    private static final long FEW = 12;

    /** Without webhooks the formula is what it costs at most. */
    boolean agrees() {
        double slack = Math.max(FEW, TOLERANCE * formula.total());
        long more = seen.total() - formula.total();
        return more <= slack && (!day.webhooks() || more >= -slack);
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
