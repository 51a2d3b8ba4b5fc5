package io.github.camelplanado.changes;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;

/** A way to find what is new without reading the whole list. For one thread. */
public interface Head {

    /** So many changes are held at once; more is the business of a walk, which tells page by page. */
    int MOST = 1000;

    /**
     * Reads until nothing new can follow.
     *
     * @param walking whether a walk that the stream cannot do without is on its way: then only what is above everything
     *     known is news, the rest is found by the walk
     * @return the changes, oldest first as far as the order of the list is known; null when only a walk over the whole list can
     *     tell them, because they are too many to be held or the place in the list is lost
     * @throws InterruptedException if the consumer stops
     */
    List<Change> read(boolean walking) throws InterruptedException;

    /** The head of a newest-first list. The one of sites is read by the time of the update (documentation). */
    static Head ofNewestFirst(Resource resource, Reading reading, Comparison comparison, Marks marks, Clock clock) {
        return resource == Resource.SITES
                ? new UpdatedHead(
                        time -> reading.list(Map.of("updated_at[after]", List.of(time.toString()))),
                        comparison,
                        marks,
                        clock)
                : new NewestFirstHead(() -> reading.list(Map.of()), comparison);
    }
}
