package io.github.camelplanado.simulator.webhook;

import java.time.Instant;

import io.github.camelplanado.simulator.DeliveryAttempt;
import io.github.camelplanado.simulator.Webhook;

/**
 * One attempt that is due.
 *
 * @param webhook where to
 * @param event what
 * @param attempt its number, from 1
 * @param due when, by the simulator's clock
 * @param again whether the event is delivered once more after it was taken
 * @param generation which life of the simulator it belongs to
 */
record Delivery(Webhook webhook, Event event, int attempt, Instant due, boolean again, long generation) {

    Delivery next(Instant at, boolean repeats, Event told) {
        return new Delivery(webhook, told, attempt + 1, at, repeats, generation);
    }

    DeliveryAttempt attempted(String uuid, Instant sentAt, Reply reply, String outcome) {
        return new DeliveryAttempt(
                uuid,
                webhook.uuid(),
                webhook.url(),
                event.type(),
                event.uuid(),
                event.entityType(),
                event.entityUuid(),
                event.entityVersion(),
                attempt,
                event.body(),
                reply.code(),
                reply.headers(),
                reply.body(),
                due,
                sentAt,
                reply.millis(),
                reply.errorType(),
                reply.error(),
                outcome);
    }
}
