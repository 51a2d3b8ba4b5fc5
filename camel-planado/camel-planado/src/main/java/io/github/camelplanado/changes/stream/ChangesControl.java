package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Queue;
import io.github.camelplanado.changes.store.Streams;
import io.github.camelplanado.changes.store.Sweeps;

/**
 * What an operator can see and do. Every method asks the store. The database opens behind the start of the route: as long as
 * it is not open, and has not taken the stream's name, they fail with an {@link IllegalStateException}; when it fails, with a
 * {@link org.apache.camel.RuntimeCamelException}. Safe for many threads.
 */
public interface ChangesControl {

    /** The name of the stream; null before the first start. */
    String getStreamId();

    /** What it is about. */
    Resource getResource();

    /** Whether this node is the one that reads; each of them tells. */
    boolean isReader();

    /** How much waits to be told. */
    Queue.Counts counts();

    /** How many entities are known and not gone. */
    long entities();

    /**
     * How often a list or an answer of the vendor showed an entity in a lower version than was known, since this JVM opened the
     * store.
     */
    long behind();

    /** How far the reader is, and how many deletions are held back. */
    Sweeps.State sweep();

    /**
     * How long changes are due that nobody takes; zero if there are none. One that failed and is told again later, or is
     * parked, is not due.
     */
    Duration stalled();

    /** How many changes are parked. */
    long parkedCount();

    /** A sentence on how the stream is, for people; does not fail. */
    String state();

    /**
     * What the stream could not do for five minutes or longer, in a sentence with the last error; empty if it can. A name that
     * belongs to another stream is told at once. Asks nothing of the store.
     */
    Optional<String> lasting();

    /** The parked changes, longest first. */
    List<Queue.Parked> parked(int most);

    /**
     * Makes parked changes due again.
     *
     * @param uuid of the entity, or null for all
     * @return how many
     */
    int release(String uuid);

    /**
     * Forgets parked changes: they are never told. The next version is.
     *
     * @param uuid of the entity, or null for all
     * @return how many
     */
    int drop(String uuid);

    /**
     * Lets the deletions pass that were held back. Each is still asked about before it is told.
     *
     * @return how many
     */
    long releaseDeletions();

    /**
     * Forgets that deletions were held back; the next sweep judges anew.
     *
     * @return whether there were any
     */
    boolean dropDeletions();

    /** Starts a sweep now, at the pace of its share. */
    void sweepNow();

    /** Forgets everything that the stream knows: the next reading is the first. */
    void reset();

    /**
     * Streams of this component in the same database that no node has read for, for a week: their route was removed or renamed,
     * or their node is down. Webhooks are kept for them all the same, so that a node that comes back misses nothing.
     */
    List<Streams.Abandoned> abandoned();

    /**
     * Forgets another stream of this component in the same database, for good, with the changes that wait in it. If its route
     * comes back, it begins with a first copy.
     *
     * @param streamId its name
     * @throws IllegalArgumentException if there is none
     * @throws IllegalStateException if a node reads for it, or did in the last hour; it stays as it is
     */
    void forget(String streamId);
}
