package io.github.camelplanado.message;

import static io.github.camelplanado.api.PlanadoConstants.BODY;
import static io.github.camelplanado.api.PlanadoConstants.CHANGE;
import static io.github.camelplanado.api.PlanadoConstants.CHANGE_KEY;
import static io.github.camelplanado.api.PlanadoConstants.CONTEXT_SOURCE;
import static io.github.camelplanado.api.PlanadoConstants.DELIVERY_ATTEMPT;
import static io.github.camelplanado.api.PlanadoConstants.ECHO;
import static io.github.camelplanado.api.PlanadoConstants.ENTITY;
import static io.github.camelplanado.api.PlanadoConstants.EVENT_TYPE;
import static io.github.camelplanado.api.PlanadoConstants.EVENT_UUID;
import static io.github.camelplanado.api.PlanadoConstants.EXTERNAL_ID;
import static io.github.camelplanado.api.PlanadoConstants.HAPPENED_AT;
import static io.github.camelplanado.api.PlanadoConstants.SNAPSHOT;
import static io.github.camelplanado.api.PlanadoConstants.SOURCE;
import static io.github.camelplanado.api.PlanadoConstants.UUID;
import static io.github.camelplanado.api.PlanadoConstants.VERSION;

import java.util.Locale;
import java.util.function.Predicate;

import io.github.camelplanado.api.Change;
import org.apache.camel.Message;

/**
 * A change as a message: body and headers are alike however the change was learnt.
 *
 * @param writer gives the body its form
 * @param echo whether a change is probably our own last write coming back
 */
public record ChangeMessage(BodyWriter writer, Predicate<Change> echo) {

    /** Fills a message; what the change does not know is left out. */
    public void fill(Message message, Change change) {
        message.setBody(writer.entity(change.resource(), change.body()));
        message.setHeader(ENTITY, change.resource().entity());
        message.setHeader(UUID, change.uuid());
        message.setHeader(EVENT_TYPE, change.eventType());
        message.setHeader(CHANGE, change.kind());
        message.setHeader(BODY, change.bodyKind().name().toLowerCase(Locale.ROOT));
        message.setHeader(SOURCE, change.source().name().toLowerCase(Locale.ROOT));
        message.setHeader(SNAPSHOT, change.snapshot());
        message.setHeader(ECHO, echo.test(change));
        message.setHeader(CHANGE_KEY, change.key());
        set(message, EXTERNAL_ID, change.externalId());
        set(message, VERSION, change.version());
        if (change.delivery() != null) {
            set(message, EVENT_UUID, change.delivery().eventUuid());
            set(message, HAPPENED_AT, change.delivery().happenedAt());
            set(message, DELIVERY_ATTEMPT, change.delivery().attempt());
            set(message, CONTEXT_SOURCE, change.delivery().contextSource());
        }
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
