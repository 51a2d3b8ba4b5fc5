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

    static final Rhythm DEFAULT = new Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(8), Duration.ofSeconds(1));
}
