package io.github.camelplanado.changes.stream;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CancellationException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Queue.Due;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.stream.Telling.Mark;
import io.github.camelplanado.changes.stream.Telling.Outcome;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListWalk;

/**
 * Tells every version of a job, in order, from its history (documentation: one event is one version, oldest first). Each is
 * marked before the next one is told, so that none is told twice or left out. Safe for many threads.
 *
 * @param calls makes the calls
 * @param priority of them
 */
record Versions(StreamCalls calls, Priority priority) {

    /** With the back-off about a minute. */
    private static final int LAG_TRIES = 6;

    /** A deletion and what is part of the first copy are told as they are. */
    boolean isFor(Due due) {
        boolean firstCopy = due.toldVersion() == null && due.change().snapshot();
        return !due.deleted() && !firstCopy && due.change().resource() == Resource.JOBS;
    }

    /** @param complete the newest state known: the body of every version */
    void tell(StreamStore store, Due due, Change complete, Teller teller, Delivery delivery)
            throws InterruptedException {
        long told = due.toldVersion() == null ? 0 : due.toldVersion();
        if (told >= due.version()) {
            // Another event of a version that was told.
            store.queue().told(due, Teller.status(complete));
            return;
        }
        String previous = due.previousStatus();
        ListWalk walk = walk(due.uuid(), told);
        while (told < due.version() && !walk.isEnded()) {
            List<ObjectNode> events;
            try {
                events = Futures.await(walk.next()).elements();
                delivery.versionsFetched();
            } catch (PlanadoNotFoundException e) {
                delivery.versionsFetched();
                delivery.deleted(store, due);
                return;
            } catch (PlanadoException | CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                delivery.failed(store, due, Teller.sentence(e), true);
                return;
            }
            for (ObjectNode event : events) {
                long version = event.path("version").asLong();
                if (version > told && version <= due.version()) {
                    calls.requireRunning();
                    if (!tellOne(store, due, change(complete, event, version), previous, teller, delivery)) {
                        return;
                    }
                    told = version;
                    previous = Teller.status(complete);
                }
            }
        }
        if (told < due.version()) {
            lacking(store, due, complete, told, previous, teller, delivery);
        }
    }

    /**
     * The history does not have the newest version yet. If that is the only one, it is told as it was learnt. Versions between are
     * waited for, and told as one when they do not come.
     */
    private void lacking(
            StreamStore store, Due due, Change complete, long told, String previous, Teller teller, Delivery delivery) {
        if (told + 1 < due.version() && due.attempts() < LAG_TRIES) {
            String reason = "The history ends with version " + told + ", though there is " + due.version();
            delivery.failed(store, due, reason, false);
        } else {
            tellOne(store, due, complete, previous, teller, delivery);
        }
    }

    /** The mark of the last version is that of the change: between two marks a crash would leave it waiting. */
    private boolean tellOne(
            StreamStore store, Due due, Change version, String previous, Teller teller, Delivery delivery) {
        String status = Teller.status(version);
        long number = version.version();
        boolean last = number == due.version();
        Teller.Told told = teller.tell(version, previous, new Mark() {
            @Override
            public boolean write() {
                return last ? store.queue().told(due, status) : store.queue().toldVersion(due, number, status);
            }

            @Override
            public boolean write(Connection connection) {
                return last
                        ? store.queue().told(connection, due, status)
                        : store.queue().toldVersion(connection, due, number, status);
            }
        });
        if (told.outcome() == Outcome.FAILED) {
            delivery.failed(store, due, told.reason(), true);
        }
        return told.outcome() == Outcome.TOLD;
    }

    private ListWalk walk(String uuid, long told) {
        ApiRequest request = ApiRequest.of(Catalogue.call(Resource.JOBS, Operation.HISTORY), uuid)
                .withPriority(priority);
        return new ListWalk(calls, request, told <= 0 ? null : Long.toString(told));
    }

    private static Change change(Change newest, ObjectNode event, long version) {
        JsonNode context = event.path("context");
        String type = text(event, "type");
        return new Change(
                newest.resource(),
                newest.uuid(),
                version,
                type == null ? newest.eventType() : type,
                newest.body(),
                newest.bodyKind(),
                Change.Source.HISTORY,
                false,
                new Change.Delivery(text(event, "uuid"), text(context, "happened_at"), null, text(context, "source")));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).textValue() : null;
    }
}
