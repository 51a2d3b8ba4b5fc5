package io.github.camelplanado.benchmarks.changes;

import java.util.Locale;

/**
 * What a sweep was seen to cost.
 *
 * @param seconds from its begin until all that it found was told
 * @param cpuSeconds of the whole process, looking at the heap included
 * @param heap after full collections
 * @param changed changes that were told, deletions not included
 * @param deleted deletions that were told
 */
record SweepFigures(double seconds, double cpuSeconds, HeapQuarters heap, int changed, int deleted) {

    /** Begins the line that tells them. */
    static final String LINE = "FIGURES ";

    /** The highest median of a last quarter: this part and this much of the first one. */
    private static final double MOST_GROWTH = 1.15;

    private static final double SLACK_MEGA = 4;

    static SweepFigures parse(String line) {
        String[] parts = line.substring(LINE.length()).split(" ", -1);
        return new SweepFigures(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                HeapQuarters.parse(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]));
    }

    String line() {
        return String.format(
                Locale.ROOT, "%s%.2f %.2f %s %d %d", LINE, seconds, cpuSeconds, heap.text(), changed, deleted);
    }

    /** For people. */
    String row(String name, int pages) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.2f | %.2f | %.1f, %.1f, %.1f, %.1f | %.1f |",
                name,
                pages,
                seconds,
                1000 * seconds / pages,
                1000 * cpuSeconds / pages,
                heap.medians().get(0),
                heap.medians().get(1),
                heap.medians().get(2),
                heap.medians().get(3),
                heap.peak());
    }

    /** Whether the heap at the end is what it was at the beginning of that sweep, or of an earlier one. */
    boolean isFlatSince(SweepFigures earlier) {
        return heap.last() <= MOST_GROWTH * earlier.heap.first() + SLACK_MEGA;
    }
}
