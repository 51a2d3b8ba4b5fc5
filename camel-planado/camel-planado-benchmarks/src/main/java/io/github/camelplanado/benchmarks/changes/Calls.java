package io.github.camelplanado.benchmarks.changes;

/**
 * Calls by their kind.
 *
 * @param list pages of the list of jobs: head and sweep
 * @param one gets of one job
 * @param log webhooks and the log of their deliveries
 * @param other all else
 */
record Calls(long list, long one, long log, long other) {

    static final Calls NONE = new Calls(0, 0, 0, 0);

    long total() {
        return list + one + log + other;
    }

    Calls plus(Calls more) {
        return new Calls(list + more.list, one + more.one, log + more.log, other + more.other);
    }
}
