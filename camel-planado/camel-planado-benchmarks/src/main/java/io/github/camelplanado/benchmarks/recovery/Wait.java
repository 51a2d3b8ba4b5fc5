package io.github.camelplanado.benchmarks.recovery;

import java.util.List;

/**
 * From the moment when a job was finished to the one when it was seen. All in milliseconds.
 *
 * @param plain the whole time
 * @param since since the last moment within it when the receiver came back or the process was up again
 * @param first since the first moment when nothing stood in the way; what went wrong after that is no excuse
 */
record Wait(long plain, long since, long first) {

    /**
     * Of one job.
     *
     * @param finished milliseconds since 1970
     * @param shown likewise
     * @param obstacles when the receiver was refused, or the process was not up
     */
    static Wait of(long finished, long shown, List<Span> obstacles) {
        long last = obstacles.stream()
                .filter(span -> span.meets(finished, shown))
                .mapToLong(Span::to)
                .reduce(finished, Math::max);
        return new Wait(
                Math.max(0, shown - finished),
                Math.max(0, shown - last),
                Math.max(0, shown - chance(finished, obstacles)));
    }

    private static long chance(long finished, List<Span> obstacles) {
        long time = finished;
        boolean moved = true;
        while (moved) {
            long now = time;
            time = obstacles.stream()
                    .filter(span -> span.holds(now))
                    .mapToLong(Span::to)
                    .reduce(now, Math::max);
            moved = time > now;
        }
        return time;
    }
}
