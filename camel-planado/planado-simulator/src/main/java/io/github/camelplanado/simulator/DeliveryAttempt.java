package io.github.camelplanado.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * One attempt to deliver one event to one webhook.
 *
 * @param uuid id of the attempt
 * @param webhookUuid the webhook
 * @param url where it went
 * @param eventType the event's name
 * @param eventUuid the event's id, also where the body does not carry it
 * @param entityType job, client or site
 * @param entityUuid the entity
 * @param entityVersion its version
 * @param attemptNo from 1
 * @param body the JSON that was sent
 * @param responseCode what the receiver answered, null when it did not
 * @param responseHeaders its headers, null when it did not answer
 * @param responseBody its body, cut after 2,000 characters, null when it did not answer
 * @param sendAt when the attempt was due
 * @param sentAt when it was sent
 * @param requestTimeMs how long the receiver took, in real milliseconds
 * @param errorType null when the receiver answered
 * @param errorDescription null when the receiver answered
 * @param outcome {@code delivered}, {@code failed}, or {@code dropped} by a fault
 */
public record DeliveryAttempt(
        String uuid,
        String webhookUuid,
        String url,
        String eventType,
        String eventUuid,
        String entityType,
        String entityUuid,
        long entityVersion,
        int attemptNo,
        String body,
        Integer responseCode,
        Map<String, String> responseHeaders,
        String responseBody,
        Instant sendAt,
        Instant sentAt,
        Long requestTimeMs,
        String errorType,
        String errorDescription,
        String outcome) {

    /**
     * Whether the receiver took it.
     *
     * @return true for an answer of 200 to 299
     */
    public boolean delivered() {
        return outcome.equals("delivered");
    }
}
