package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Caller;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListWalk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the deliveries that did not arrive, as the vendor's log tells them, into every stream of the scope. What was sent
 * before the first copy is the business of that. What proves nothing is put into the inbox, where it is asked about; in a log
 * that is new, or was not read for longer than a deletion is surely known, so is what it tells of unknown entities: they may
 * have been deleted long ago.
 *
 * @param scope whose streams
 * @param path the end of the receiver's address; where no webhook has it, a proxy hides it, and the logs of all are read
 * @param caller makes the calls
 * @param reader reads what was sent
 * @param clock tells how long ago it was read
 */
record Replay(String scope, String path, Caller caller, DeliveryReader reader, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    /**
     * Reads the logs of the webhooks.
     *
     * @param most pages to be read of each
     * @param copied whether the lists were read once; before that only the place in a new log is noted
     * @return false if there is more in them; then every stream of the scope is to read its list, which is noted
     */
    boolean run(StreamStore store, int most, boolean copied) throws InterruptedException {
        boolean complete = true;
        for (String webhook : webhooks()) {
            LogPosition last = store.replays()
                    .position(scope, webhook)
                    .map(LogPosition::parse)
                    .orElse(null);
            boolean careful = last == null || last.isLongAgo(clock.instant());
            DeliveryLog log = new DeliveryLog(caller, webhook, most, entries -> merge(store, entries, careful));
            DeliveryLog.Result result = log.read(last == null && copied ? LogPosition.BEGINNING : last);
            if (!result.complete()) {
                // Before the position is noted: from there on nobody knows that something was left out.
                readLists(store);
            }
            if (!result.position().equals(last)) {
                store.replays().position(scope, webhook, result.position().text());
            }
            complete &= result.complete();
        }
        return complete;
    }

    /** Every stream of the scope, in whatever JVM it runs, reads its whole list. */
    private void readLists(StreamStore store) {
        for (Resource resource : Resource.values()) {
            store.streams().of(scope, resource).forEach(store.sweeps()::want);
        }
    }

    private List<String> webhooks() throws InterruptedException {
        ApiRequest list = ApiRequest.of(Catalogue.call(Resource.WEBHOOKS, Operation.LIST), null)
                .withPriority(Priority.LOW);
        List<String> ours = new ArrayList<>();
        List<String> all = new ArrayList<>();
        ListWalk walk = new ListWalk(caller, list, null);
        while (!walk.isEnded()) {
            for (ObjectNode webhook : Futures.await(walk.next()).elements()) {
                all.add(webhook.path("uuid").asText());
                if (path != null
                        && !path.isEmpty()
                        && webhook.path("url").asText().endsWith(path)) {
                    ours.add(webhook.path("uuid").asText());
                }
            }
        }
        return ours.isEmpty() ? all : ours;
    }

    private void merge(StreamStore store, List<LogEntry> entries, boolean careful) {
        Map<Resource, List<Change>> missed = new EnumMap<>(Resource.class);
        IdentityHashMap<Change, LogEntry> told = new IdentityHashMap<>();
        for (LogEntry entry : entries) {
            Change change = entry.isTaken() || entry.body() == null ? null : read(entry);
            if (change != null) {
                told.put(change, entry);
                missed.computeIfAbsent(change.resource(), resource -> new ArrayList<>())
                        .add(change);
            }
        }
        missed.forEach((resource, changes) -> {
            for (String stream : store.streams().of(scope, resource)) {
                List<Change> toVerify = new ArrayList<>(careful ? unknown(store, stream, changes) : List.of());
                List<Change> sure = new ArrayList<>(changes);
                sure.removeAll(toVerify);
                toVerify.addAll(store.entities().merge(stream, sure).toVerify());
                toVerify.forEach(change ->
                        store.inbox().doubt(scope, change, told.get(change).bytes()));
            }
        });
    }

    private static List<Change> unknown(StreamStore store, String stream, List<Change> changes) {
        Set<String> known = store.entities()
                .known(stream, changes.stream().map(Change::uuid).distinct().toList())
                .keySet();
        return changes.stream().filter(change -> !known.contains(change.uuid())).toList();
    }

    private Change read(LogEntry entry) {
        try {
            return reader.read(entry.bytes(), entry.attempt())
                    .map(change -> change.withSource(Change.Source.REPLAY))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            LOG.warn("The log of deliveries has one that cannot be read: {}", e.getMessage());
            return null;
        }
    }
}
