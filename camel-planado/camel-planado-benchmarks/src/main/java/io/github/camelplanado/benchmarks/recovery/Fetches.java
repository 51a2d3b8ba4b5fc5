package io.github.camelplanado.benchmarks.recovery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Calls for single jobs, and what they were good for. A row of the list has no resolution, so it completes no finished job.
 *
 * @param made all of them
 * @param needed the changes that nothing could complete when they were asked for: no delivery of them had come through
 * @param logged those of them of which a delivery had been refused before a start of the application that came before the
 *     call: the vendor's log, which a start reads first, had it. What the list shows while nothing tells that deliveries are
 *     refused is not among them
 */
record Fetches(long made, long needed, long logged) {

    /** Of so many jobs one may be asked for nevertheless: it was on its way when the application was killed. */
    private static final int JOBS = 50;

    /** A version of a job. */
    private record Change(String uuid, long version) {}

    /**
     * Counts.
     *
     * @param url of the receiver
     * @param starts when the application was up again, in milliseconds since 1970
     */
    static Fetches of(Happened happened, String url, List<Long> starts) {
        Set<Change> needed = new HashSet<>();
        Set<Change> logged = new HashSet<>();
        for (Happened.Fetch fetch : happened.fetches()) {
            Change change = new Change(fetch.uuid(), version(happened, fetch));
            List<Happened.Delivery> before = happened.deliveries().stream()
                    .filter(delivery -> delivery.url().equals(url)
                            && delivery.uuid().equals(change.uuid())
                            && delivery.version() == change.version()
                            && delivery.at() <= fetch.at())
                    .toList();
            if (before.stream().noneMatch(Happened.Delivery::taken)) {
                needed.add(change);
                if (starts.stream().anyMatch(start -> start <= fetch.at() && isRefusedBefore(before, start))) {
                    logged.add(change);
                }
            }
        }
        return new Fetches(happened.fetches().size(), needed.size(), logged.size());
    }

    /** Whether there were no more than there had to be: the log of deliveries was read in time. */
    boolean areFewOf(int jobs) {
        return made <= needed && logged <= Math.max(1, jobs / JOBS);
    }

    private static boolean isRefusedBefore(List<Happened.Delivery> deliveries, long start) {
        return deliveries.stream().anyMatch(delivery -> delivery.at() <= start);
    }

    private static long version(Happened happened, Happened.Fetch fetch) {
        return happened.versions().stream()
                .filter(version -> version.uuid().equals(fetch.uuid()) && version.at() <= fetch.at())
                .mapToLong(Happened.Version::version)
                .max()
                .orElse(0);
    }
}
