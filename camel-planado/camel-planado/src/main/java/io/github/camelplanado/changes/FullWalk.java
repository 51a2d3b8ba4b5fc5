package io.github.camelplanado.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore.ListEnd;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListWalk;
import io.github.camelplanado.client.Page;

/**
 * One walk over the whole list, a page at a time. A page counts as read when it was compared: when the store fails, the same
 * page is compared again. For one thread.
 */
final class FullWalk {

    /** What a walk does with what it finds. */
    enum Purpose {
        /** Notes silently what was there before: the first walk with {@code initialPosition=now}. */
        LEARN(false),
        /** Tells it as part of the first copy. */
        COPY(true),
        /** Tells what changed. */
        FIND(false);

        private final boolean snapshot;

        Purpose(boolean snapshot) {
            this.snapshot = snapshot;
        }
    }

    private final Comparison comparison;
    private final StoreKnowledge knowledge;
    private final Purpose purpose;
    private final boolean newestFirst;
    private final LearningMark mark;
    private final Instant begun;
    private final UpdatedBound bound;
    private final ListWalk walk;
    private Page inHand;
    private ListEnd end;
    private int beginnings = 1;
    private boolean begunReading;
    private boolean ended;

    /**
     * A walk that has not begun.
     *
     * @param newestFirst whether the list is known to be in that order
     * @param mark where {@link Purpose#LEARN} begins to learn in a newest-first list; in others everything is learnt up to
     *     their end, because what is new may come last
     * @param begun our time
     */
    FullWalk(
            Reading reading,
            Comparison comparison,
            StoreKnowledge knowledge,
            Purpose purpose,
            boolean newestFirst,
            LearningMark mark,
            Instant begun) {
        this.comparison = comparison;
        this.knowledge = knowledge;
        this.purpose = purpose;
        this.newestFirst = newestFirst;
        this.mark = mark;
        this.begun = begun;
        this.bound = new UpdatedBound(begun);
        this.walk = reading.list(Map.of());
    }

    /** The changes of the next page, oldest first as far as the order of the list is known. */
    List<Change> next() throws InterruptedException {
        if (inHand == null) {
            inHand = Futures.await(walk.next());
            if (walk.beginnings() > beginnings) {
                beginnings = walk.beginnings();
                mark.beginAnew();
            }
        }
        List<Row> rows = comparison.rows(inHand.elements());
        List<Row> learnt = purpose == Purpose.LEARN ? learnt(rows) : List.of();
        knowledge.learn(comparison.learnable(learnt));
        List<Change> changes = new ArrayList<>(comparison.changes(rows, Change.Source.SWEEP, purpose.snapshot));
        if (newestFirst) {
            Collections.reverse(changes);
        }
        mark.pass(learnt);
        bound.see(rows);
        end = ListEnd.behind(end, rows.stream().map(Row::uuid).toList());
        inHand = null;
        begunReading = true;
        ended = walk.isEnded();
        return changes;
    }

    private List<Row> learnt(List<Row> rows) throws InterruptedException {
        return newestFirst ? mark.learnt(rows) : rows;
    }

    /** Whether a page was read that is not compared yet. */
    boolean isHoldingPage() {
        return inHand != null;
    }

    Instant begun() {
        return begun;
    }

    /** Where the list ends, as far as it was read. */
    ListEnd end() {
        return end;
    }

    UpdatedBound bound() {
        return bound;
    }

    /** Whether the youngest page was compared. */
    boolean hasBegunReading() {
        return begunReading;
    }

    boolean isEnded() {
        return ended;
    }
}
