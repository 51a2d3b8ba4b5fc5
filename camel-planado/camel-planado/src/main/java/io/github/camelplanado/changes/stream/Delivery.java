package io.github.camelplanado.changes.stream;

import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.changes.merge.Backoff;
import io.github.camelplanado.changes.merge.Merge;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.stream.Telling.Mark;
import io.github.camelplanado.changes.stream.Telling.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a change that was taken from the queue, and notes what became of it. Calls are made before anything is told, so that no
 * transaction waits for the vendor. Safe for many threads.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final StreamId stream;
    private final Completion completion;
    private final Function<StreamStore, Teller> tellers;
    private final Versions versions;
    private final int maxRedeliveries;
    private final int maxDeletes;
    private final FetchTrouble fetching;

    /**
     * @param completion makes a change ready to be told
     * @param tellers tells it, for the store that it is in
     * @param versions every version of a job instead of the newest, or null
     * @param fetching is told whether the vendor answers
     */
    Delivery(
            StreamId stream,
            Completion completion,
            Function<StreamStore, Teller> tellers,
            Versions versions,
            int maxRedeliveries,
            int maxDeletes,
            FetchTrouble fetching) {
        this.stream = stream;
        this.completion = completion;
        this.tellers = tellers;
        this.versions = versions;
        this.maxRedeliveries = maxRedeliveries;
        this.maxDeletes = maxDeletes;
        this.fetching = fetching;
    }

    void run(StreamStore store, Due due) throws InterruptedException {
        Due current = due;
        try {
            Optional<Change> complete = complete(store, due);
            Optional<Due> newest = complete.flatMap(change -> newest(store, due, change));
            if (newest.isPresent()) {
                current = newest.get();
                tell(store, current, complete.get());
            }
        } catch (CancellationException e) {
            store.queue().giveBack(current);
            throw e;
        } catch (PlanadoException e) {
            fetching.failed(due.uuid(), e);
            failed(store, current, Teller.sentence(e), e.isRefused());
        }
    }

    /** What is to be told; empty if it is told another time. */
    private Optional<Change> complete(StreamStore store, Due due) throws InterruptedException {
        Change complete;
        try {
            complete = completion.of(due);
        } catch (PlanadoException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // An answer that nobody expected: it is of this entity, so the others go on.
            failed(store, due, Teller.sentence(e), true);
            return Optional.empty();
        }
        if (versions == null && isFetched(due, complete)) {
            fetching.over();
        }
        if (isFoundDeleted(due, complete)) {
            deleted(store, due);
            return Optional.empty();
        }
        return Optional.of(complete);
    }

    /** What was taken, as it was fetched, which is kept: if the route fails, no second call is due. Empty if it is told another time. */
    private Optional<Due> newest(StreamStore store, Due due, Change complete) {
        long fetched = Merge.version(complete);
        if (fetched == due.version() && complete.bodyKind() == due.change().bodyKind()) {
            return Optional.of(due);
        }
        if (fetched < due.version()) {
            // Of a copy of the vendor's that lags: told now, the newer state would count as told.
            failed(store, due, "The vendor told version " + due.version() + ", but answers " + fetched, false);
            return Optional.empty();
        }
        Optional<Due> newest = store.queue().raise(due, complete);
        if (newest.isEmpty()) {
            // Gone meanwhile: whoever takes it next tells that. A lease that was lost is not given back.
            store.queue().giveBack(due);
        }
        return newest;
    }

    private void tell(StreamStore store, Due due, Change complete) throws InterruptedException {
        if (versions != null && versions.isFor(due)) {
            versions.tell(store, due, complete, tellers.apply(store), this);
        } else {
            tellState(store, due, complete);
        }
    }

    private static boolean isFetched(Due due, Change complete) {
        return isFoundDeleted(due, complete)
                || (complete.bodyKind() == BodyKind.FULL && due.change().bodyKind() != BodyKind.FULL);
    }

    /** The vendor has told the versions of a job. */
    void versionsFetched() {
        fetching.over();
    }

    private static boolean isFoundDeleted(Due due, Change complete) {
        return !due.deleted() && complete.kind().equals("deleted");
    }

    private void tellState(StreamStore store, Due due, Change change) {
        String status = Teller.status(change);
        Teller.Told told = tellers.apply(store).tell(change, due.previousStatus(), new Mark() {
            @Override
            public boolean write() {
                return store.queue().told(due, status);
            }

            @Override
            public boolean write(Connection connection) {
                return store.queue().told(connection, due, status);
            }
        });
        if (told.outcome() == Outcome.FAILED) {
            failed(store, due, told.reason(), true);
        }
    }

    /** The call for the entity was answered with 404. The next one who takes it tells that; it may be too many at once. */
    void deleted(StreamStore store, Due due) {
        Change deletion = Verifier.deletion(stream.resource(), due.uuid());
        if (store.entities().gone(stream.name(), due.uuid(), deletion, DeletedBy.DETAIL, maxDeletes)) {
            store.queue().giveBack(due);
        } else {
            failed(store, due, "The vendor answers 404, and more are gone than maxDeletes allows", false);
        }
    }

    /** @param counts whether it is a failure of the change: what waits for the vendor is told again for ever */
    void failed(StreamStore store, Due due, String reason, boolean counts) {
        if (completion.calls().isStopped()) {
            // The stop may have caused it, by an interrupt or by what stopped before: restarts must not park a change.
            LOG.info(
                    "A change of {} was not told before the stream {} stopped; the next start tells it: {}",
                    due.uuid(),
                    stream.name(),
                    reason);
            store.queue().giveBack(due);
            return;
        }
        int failures = due.failures() + 1;
        Duration again = Backoff.after(due.attempts() + 1);
        if (!counts) {
            store.queue().postpone(due, reason, again);
        } else if (maxRedeliveries == 0 || failures <= maxRedeliveries) {
            store.queue().failed(due, reason, again);
        } else {
            LOG.warn(
                    "The change of {} in the stream {} is parked: it failed {} times, and maxRedeliveries={}. It is"
                            + " not told again until it is released or has a newer version: {}",
                    due.uuid(),
                    stream.name(),
                    failures,
                    maxRedeliveries,
                    reason);
            store.queue().park(due, reason);
        }
    }
}
