package io.github.camelplanado.changes.stream;

import java.time.Duration;

/**
 * How often the loops of a consumer look.
 *
 * @param lease how long a node that died holds up the others: the right to read, and the entities that it was telling
 * @param heartbeat how often a lease is prolonged
 * @param tick how often a loop that has nothing to do looks into the store, where other nodes write too
 */
record Rhythm(Duration lease, Duration heartbeat, Duration tick) {

    /** Three heartbeats may fail before a lease runs out. */
    private static final int HEARTBEATS = 4;

    private static final Duration TICK = Duration.ofSeconds(1);

    static Rhythm of(Duration lease) {
        return new Rhythm(lease, lease.dividedBy(HEARTBEATS), TICK);
    }

    /**
     * How long a question to the vendor about a webhook is one node's. No heartbeat prolongs it, since a second question does
     * no harm.
     */
    Duration question() {
        return lease.multipliedBy(HEARTBEATS);
    }
}
