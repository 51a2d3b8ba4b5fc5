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

    /** How far the stream has read; empty before its first complete reading. */
    Optional<Checkpoint> checkpoint(String stream);

    /** Notes how far the stream has read. */
    void checkpoint(String stream, Checkpoint checkpoint);

    @Override
    void close();

    /**
     * How far a stream has read.
     *
     * @param sweptAt when the last full walk that was told to its end began
     * @param updatedUpTo the newest {@code updated_at} up to which everything was told, or null
     */
    record Checkpoint(Instant sweptAt, Instant updatedUpTo) {}
}
