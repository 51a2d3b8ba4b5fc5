package io.github.camelplanado.api;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a consumer knows of the vendor's entities, and how far it has read. A stream is one consumer's own view.
 *
 * <p>Numbers only rise: {@link #told} with a lower number than the known one, or the same, leaves the known state. Implementations are
 * safe for use by many threads.
 */
public interface ChangeStore extends AutoCloseable {

    /** Makes the store ready; creates its tables if they are missing. */
    void open();

    /**
     * The known state of each of these entities; one that is not known is absent.
     *
     * @param stream whose view
     * @param uuids at most a page of them
     */
    Map<String, EntityState> known(String stream, Collection<String> uuids);

    /**
     * Notes entities whose change was told, or that were learnt silently.
     *
     * @param stream whose view
     * @param states state by uuid
     */
    void told(String stream, Map<String, EntityState> states);

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
     * @param end of a list that is not newest-first: its end, up to which everything was told. Null if the list was empty,
     *     and for newest-first lists
     */
    record Checkpoint(Instant sweptAt, Instant updatedUpTo, boolean walkOwed, String learntFrom, ListEnd end) {

        /** One of a newest-first list. */
        public Checkpoint(Instant sweptAt, Instant updatedUpTo, boolean walkOwed, String learntFrom) {
            this(sweptAt, updatedUpTo, walkOwed, learntFrom, null);
        }
    }

    /**
     * The end of a list when it was read last.
     *
     * @param last uuid of the last element
     * @param before uuid of the element before it, behind which the last one can be seen again; null if there was none
     */
    record ListEnd(String last, String before) {

        /**
         * The end after more was read.
         *
         * @param end until then, or null
         * @param uuids of what was read behind it
         */
        public static ListEnd behind(ListEnd end, List<String> uuids) {
            ListEnd now = end;
            for (String uuid : uuids) {
                now = new ListEnd(uuid, now == null ? null : now.last());
            }
            return now;
        }
    }
}
