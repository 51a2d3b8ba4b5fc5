package io.github.camelplanado.changes;

import java.time.ZoneId;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.message.Carried;

/**
 * Whether a change is probably our own last write of that entity coming back: it was made by this API, and the entity holds
 * what was sent. No proof, since the vendor's answer to a write carries no version. Safe for many threads.
 */
public final class OwnEcho implements Predicate<Change> {

    private static final String API = "api";

    private final Supplier<PlanadoClient> clients;
    private final Carried carried;

    /**
     * @param clients asked at each look: a component that was stopped and started has another client
     * @param zone of the vendor's times without one
     */
    public OwnEcho(Supplier<PlanadoClient> clients, ZoneId zone) {
        this.clients = clients;
        this.carried = new Carried(zone);
    }

    @Override
    public boolean test(Change change) {
        if (change.delivery() == null || !API.equals(change.delivery().contextSource())) {
            return false;
        }
        return clients.get()
                .ownWrites()
                .lastWrite(change.resource(), change.uuid(), change.externalId())
                .filter(sent -> isOf(change, sent))
                .isPresent();
    }

    private boolean isOf(Change change, ObjectNode sent) {
        boolean deletion = change.kind().equals("deleted");
        return sent.isEmpty()
                ? deletion
                : !deletion && carried.missing(change.body(), sent).isEmpty();
    }
}
