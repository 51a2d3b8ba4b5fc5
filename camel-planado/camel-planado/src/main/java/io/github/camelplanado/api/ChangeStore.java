package io.github.camelplanado.api;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What a consumer knows of the vendor's entities, and how far it has read. A stream is one consumer's own view.
 *
 * <p>Versions only rise: {@link #told} with an older version than the known one leaves the known one. Implementations are
 * safe for use by many threads.
 */
public interface ChangeStore extends AutoCloseable {

    /** Makes the store ready; creates its tables if they are missing. */
    void open();

    /**
     * The known version of each of these entities; one that is not known is absent.
     *
     * @param stream whose view
     * @param uuids at most a page of them
     */
    Map<String, Long> known(String stream, Collection<String> uuids);

    /**
     * Notes entities whose change was told, or that were learnt silently.
     *
     * @param stream whose view
     * @param versions version by uuid
     */
    void told(String stream, Map<String, Long> versions);

    /** How far the stream has read; empty as long as it has noted nothing. */
    Optional<Checkpoint> checkpoint(String stream);

    /** Notes how far the stream has read. */
    void checkpoint(String stream, Checkpoint checkpoint);

    @Override
    void close();

    /**
     * How far a stream has read.
     *
     * @param sweptAt our time when the last walk over the whole list began that was read to its end; null while the first one
     *     goes on
     * @param updatedUpTo the newest {@code updated_at}, by the vendor's clock, up to which everything was told, or null
     * @param walkOwed whether something was read that was not told yet, so that a walk has to be made after a restart
     *     whatever the interval says
     * @param learntFrom while the first walk learns silently: the uuid of the newest entity when it began. What is newer is
     *     told, also after a restart. Null before it began, after it has ended, and when the first walk tells everything
     */
    record Checkpoint(Instant sweptAt, Instant updatedUpTo, boolean walkOwed, String learntFrom) {}
}
