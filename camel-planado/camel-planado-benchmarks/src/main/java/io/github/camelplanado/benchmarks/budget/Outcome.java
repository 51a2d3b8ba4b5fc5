package io.github.camelplanado.benchmarks.budget;

import java.util.List;

/**
 * What came of one hour, or of several.
 *
 * @param used part of the budget that was used, or of what others left of it
 * @param refusedPerHour calls that were refused
 * @param waits of urgent calls in nanoseconds, from the wish to the departure of the attempt that was taken; sorted
 * @param back seconds until the part of those who stopped was used; the mean
 * @param latestBack the longest
 */
record Outcome(double used, double refusedPerHour, List<Long> waits, double back, double latestBack) {

    Outcome {
        waits = waits.stream().sorted().toList();
    }

    /** So many percent of the urgent calls waited no longer, in seconds. */
    double wait(int percent) {
        int at = (int) Math.ceil(waits.size() * percent / 100.0) - 1;
        return waits.isEmpty() ? Double.NaN : waits.get(Math.max(0, at)) / 1e9;
    }

    /** All of them as one. */
    static Outcome of(List<Outcome> hours) {
        return new Outcome(
                hours.stream().mapToDouble(Outcome::used).average().orElseThrow(),
                hours.stream().mapToDouble(Outcome::refusedPerHour).average().orElseThrow(),
                hours.stream().flatMap(hour -> hour.waits().stream()).toList(),
                hours.stream().mapToDouble(Outcome::back).average().orElseThrow(),
                hours.stream().mapToDouble(Outcome::latestBack).max().orElseThrow());
    }
}
