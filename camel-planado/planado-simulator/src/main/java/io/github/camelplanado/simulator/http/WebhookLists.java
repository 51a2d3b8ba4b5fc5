package io.github.camelplanado.simulator.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.DeliveryAttempt;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.RefusedException;
import io.github.camelplanado.simulator.Webhook;
import io.github.camelplanado.simulator.Webhooks;
import io.github.camelplanado.simulator.state.Settings;
import io.github.camelplanado.simulator.state.Times;
import io.github.camelplanado.simulator.webhook.Deliveries;

/** The two lists of the webhooks resource. */
final class WebhookLists {
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Settings settings;

    WebhookLists(Webhooks webhooks, Deliveries deliveries, Settings settings) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.settings = settings;
    }

    ObjectNode webhooks(String after) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("webhooks");
        for (Webhook webhook : page(webhooks.all(), Webhook::uuid, after)) {
            ObjectNode one = list.addObject().put("uuid", webhook.uuid()).put("url", webhook.url());
            ArrayNode types = one.putArray("event_types");
            webhook.eventTypes().forEach(types::add);
            // The vendor gives the secret back in the clear.
            one.put("secret", webhook.secret());
        }
        return answer;
    }

    ObjectNode requests(String uuid, String after) {
        if (webhooks.all().stream().noneMatch(webhook -> webhook.uuid().equals(uuid))) {
            throw RefusedException.notFound();
        }
        List<DeliveryAttempt> attempts = new ArrayList<>(deliveries.attempts().stream()
                .filter(attempt -> attempt.webhookUuid().equals(uuid) && isKept(attempt))
                .toList());
        if (settings.knobs().is(Knob.WEBHOOK_REQUESTS_ORDER, "newest-first")) {
            Collections.reverse(attempts);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("requests");
        page(attempts, DeliveryAttempt::uuid, after).forEach(attempt -> list.add(request(attempt)));
        return answer;
    }

    private boolean isKept(DeliveryAttempt attempt) {
        int hours = settings.knobs().number(Knob.WEBHOOK_REQUESTS_KEPT);
        return hours == 0 || attempt.sentAt().plus(Duration.ofHours(hours)).isAfter(settings.now());
    }

    private String status(DeliveryAttempt attempt) {
        boolean failed = attempt.outcome().equals("failed");
        return failed ? settings.knobs().text(Knob.WEBHOOK_REQUEST_STATUS) : "sent";
    }

    private <T> List<T> page(List<T> all, Function<T, String> uuid, String after) {
        Knobs knobs = settings.knobs();
        return knobs.flag(Knob.WEBHOOK_LISTS_PAGED)
                ? Pages.page(all, uuid, after, knobs.pageSize("webhooks"), knobs)
                : all;
    }

    private ObjectNode request(DeliveryAttempt attempt) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", attempt.uuid())
                .put("event_type", attempt.eventType())
                .put("entity_type", attempt.entityType())
                .put("entity_uuid", attempt.entityUuid())
                .put("entity_version", attempt.entityVersion())
                .put("attempt_no", attempt.attemptNo())
                // Seen in the documentation on a failed attempt too.
                .put("status", status(attempt))
                .put("http_request_body", attempt.body())
                .put("http_response_code", attempt.responseCode());
        if (attempt.responseHeaders() == null) {
            request.putNull("http_response_headers");
        } else {
            ObjectNode headers = request.putObject("http_response_headers");
            attempt.responseHeaders().forEach(headers::put);
        }
        return request.put("http_response_body", attempt.responseBody())
                .put("send_at", Times.secondsOffset(attempt.sendAt()))
                .put("sent_at", Times.secondsOffset(attempt.sentAt()))
                .put("request_time_ms", attempt.requestTimeMs())
                .put("error_type", attempt.errorType())
                .put("error_description", attempt.errorDescription());
    }
}
