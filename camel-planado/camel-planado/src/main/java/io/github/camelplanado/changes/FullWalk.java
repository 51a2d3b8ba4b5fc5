package io.github.camelplanado.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListWalk;
import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.PlanadoClient;

/**
 * One walk over the whole list, a page at a time. A page counts as read when it was compared: when the store fails, the same
 * page is compared again. For one thread.
 */
final class FullWalk {

    /** What a walk does with what it finds. */
    enum Purpose {
        /** Notes it silently: the first walk with {@code initialPosition=now}. */
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

    private final PlanadoClient client;
    private final Resource resource;
    private final Comparison comparison;
    private final Purpose purpose;
    private final Instant begun;
    private final UpdatedBound bound;
    private final ListWalk walk;
    private Page inHand;
    private boolean begunReading;
    private boolean ended;

    FullWalk(PlanadoClient client, Resource resource, Comparison comparison, Purpose purpose, Instant begun) {
        this.client = client;
        this.resource = resource;
        this.comparison = comparison;
        this.purpose = purpose;
        this.begun = begun;
        this.bound = new UpdatedBound(begun);
        this.walk = new ListWalk(
                client,
                ApiRequest.of(Catalogue.call(resource, Operation.LIST), null).withPriority(Priority.LOW),
                null);
    }

    /** The changes of the next page, oldest first. */
    List<Change> next() throws InterruptedException {
        if (inHand == null) {
            inHand = Futures.await(walk.next());
        }
        List<Row> rows = comparison.rows(inHand.elements());
        List<Change> changes = new ArrayList<>();
        if (purpose == Purpose.LEARN) {
            comparison.learn(rows);
        } else {
            changes.addAll(comparison.changes(rows, Change.Source.SWEEP, purpose.snapshot));
            Collections.reverse(changes);
        }
        bound.see(rows);
        inHand = null;
        begunReading = true;
        ended = walk.isEnded();
        return changes;
    }

    Instant begun() {
        return begun;
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

    /**
     * Whether the empty page was the end of the list. A vendor may answer a cursor whose entity was deleted with an empty
     * page; one call tells the two apart.
     */
    boolean isEndCertain() throws InterruptedException {
        if (walk.after() == null) {
            return true;
        }
        try {
            Futures.await(client.send(ApiRequest.of(Catalogue.call(resource, Operation.GET), walk.after())
                    .withPriority(Priority.LOW)));
            return true;
        } catch (PlanadoNotFoundException e) {
            return false;
        }
    }
}
