package io.github.camelplanado.benchmarks.recovery;

/**
 * A time in which nothing could come through.
 *
 * @param from milliseconds since 1970
 * @param to when it was over
 */
record Span(long from, long to) {

    boolean holds(long time) {
        return from <= time && time < to;
    }

    /** Whether it began before the end of that time and was over after its beginning. */
    boolean meets(long begin, long end) {
        return from < end && to > begin;
    }
}
