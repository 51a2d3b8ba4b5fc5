package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.Comparison;
import io.github.camelplanado.changes.LearningMark;
import io.github.camelplanado.changes.Row;
import io.github.camelplanado.changes.UpdatedBound;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams.Lease;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListWalk;
import io.github.camelplanado.client.Page;

/**
 * One sweep over the whole list, or the rest of one that was broken off, a page at a time. Each page is merged, and the place
 * moves on, in one transaction. When that fails the walk is of no use any more: another one goes on from the place in the
 * store. For the thread of the reader.
 */
final class SweepWalk {

    /** So many of them are kept as the place: if some are deleted meanwhile, the others still tell it. */
    private static final int ANCHORS = 20;

    private final String stream;
    private final Comparison comparison;
    private final ListWalk walk;
    private final LearningMark learning;
    private final boolean copy;
    private final Clock clock;
    private final UpdatedBound bound;
    private final boolean whole;
    private final List<String> anchors;
    private int beginnings = 1;

    /**
     * @param walk the list, from where the sweep is
     * @param anchors the place in the store; empty at the beginning
     * @param learning what is learnt silently, or null
     * @param copy whether it is the first copy
     */
    SweepWalk(
            String stream,
            Comparison comparison,
            ListWalk walk,
            List<String> anchors,
            LearningMark learning,
            boolean copy,
            Clock clock) {
        this.stream = stream;
        this.comparison = comparison;
        this.walk = walk;
        this.learning = learning;
        this.copy = copy;
        this.clock = clock;
        this.bound = new UpdatedBound(clock.instant());
        this.whole = anchors.isEmpty();
        this.anchors = new ArrayList<>(anchors);
    }

    /**
     * Reads and merges the next page.
     *
     * @return false if the lease was lost
     */
    boolean next(StreamStore store, Lease lease) throws InterruptedException {
        Page page = Futures.await(walk.next());
        if (walk.beginnings() > beginnings && learning != null) {
            beginnings = walk.beginnings();
            learning.beginAnew();
        }
        List<Row> rows = comparison.rows(page.elements());
        List<Row> learnt = learning == null ? List.of() : learning.learnt(rows);
        List<Row> told = learning == null ? rows : rows.subList(0, rows.size() - learnt.size());
        List<Change> news = oldestFirst(comparison.all(told, Change.Source.SWEEP, copy));
        rows.forEach(row -> anchors.add(row.uuid()));
        anchors.subList(0, Math.max(0, anchors.size() - ANCHORS)).clear();
        if (!keep(store, lease, news, learnt)) {
            return false;
        }
        bound.see(rows);
        return true;
    }

    private boolean keep(StreamStore store, Lease lease, List<Change> news, List<Row> learnt) {
        String after = anchors.isEmpty() ? null : anchors.get(anchors.size() - 1);
        if (learning == null) {
            return store.sweeps().page(lease, news, false, after, List.copyOf(anchors));
        }
        store.entities().merge(stream, news);
        boolean held = store.sweeps()
                .page(
                        lease,
                        oldestFirst(comparison.all(learnt, Change.Source.SWEEP, false)),
                        true,
                        after,
                        List.copyOf(anchors));
        learning.pass(learnt);
        return held;
    }

    private static List<Change> oldestFirst(List<Change> changes) {
        List<Change> reversed = new ArrayList<>(changes);
        Collections.reverse(reversed);
        return reversed;
    }

    boolean isEnded() {
        return walk.isEnded();
    }

    /** Up to which update everything was seen; null if this is not the whole sweep, or nothing tells. */
    Instant readUpTo() {
        return whole ? bound.at(clock.instant()).orElse(null) : null;
    }
}
