package io.github.camelplanado.simulator.control;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.DeliveryAttempt;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Simulator;
import io.github.camelplanado.simulator.state.Resource;
import io.github.camelplanado.simulator.state.Times;

/** What can be read by the control API. */
final class Reports {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<Resource> VERSIONED =
            Arrays.stream(Resource.values()).filter(Resource::versioned).toList();

    private final Simulator simulator;

    Reports(Simulator simulator) {
        this.simulator = simulator;
    }

    ObjectNode state() {
        ObjectNode state = JSON.objectNode();
        for (Resource resource : VERSIONED) {
            ArrayNode all = state.putArray(resource.plural());
            simulator.entities(resource.plural()).forEach(all::add);
        }
        return state;
    }

    ObjectNode state(String resource) {
        ObjectNode state = JSON.objectNode();
        ArrayNode all = state.putArray(resource);
        simulator.entities(resource).forEach(all::add);
        return state;
    }

    ObjectNode stats() {
        ObjectNode stats = JSON.objectNode()
                .put("time", Times.micros(simulator.clock().instant()))
                .put("speed", simulator.clock().speed())
                .put("accepted", simulator.accepted())
                .put("refused", simulator.refused())
                .put("bucket_level", simulator.bucketLevel())
                .put("mistakes", simulator.mistakes().size())
                .put("deliveries_pending", simulator.pendingDeliveries())
                .put("delivery_attempts", simulator.deliveries().size())
                .put("delivered", outcomes("delivered"))
                .put("failed", outcomes("failed"))
                .put("dropped", outcomes("dropped"));
        ObjectNode entities = stats.putObject("entities");
        for (Resource resource : Resource.values()) {
            entities.put(resource.plural(), simulator.count(resource.plural()));
        }
        return stats;
    }

    private long outcomes(String outcome) {
        return simulator.deliveries().stream()
                .filter(attempt -> attempt.outcome().equals(outcome))
                .count();
    }

    ObjectNode mistakes() {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("mistakes");
        simulator
                .mistakes()
                .forEach(mistake -> list.addObject()
                        .put("method", mistake.method())
                        .put("path", mistake.path())
                        .put("pointer", mistake.pointer())
                        .put("message", mistake.message()));
        return answer;
    }

    ObjectNode requests() {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("requests");
        simulator.requests().forEach(request -> {
            ObjectNode one = list.addObject().put("method", request.method()).put("path", request.rawPath());
            ObjectNode query = one.putObject("query");
            request.query().forEach((name, values) -> values.forEach(query.withArray(name)::add));
            one.<ObjectNode>set("body", request.body()).put("status", request.status());
        });
        return answer;
    }

    ObjectNode deliveries() {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("deliveries");
        for (DeliveryAttempt attempt : simulator.deliveries()) {
            list.addObject()
                    .put("webhook_uuid", attempt.webhookUuid())
                    .put("event_type", attempt.eventType())
                    .put("event_uuid", attempt.eventUuid())
                    .put("entity_uuid", attempt.entityUuid())
                    .put("version", attempt.entityVersion())
                    .put("attempt", attempt.attemptNo())
                    .put("status", attempt.responseCode())
                    .put("outcome", attempt.outcome());
        }
        return answer;
    }

    ObjectNode journal() {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("journal");
        simulator.journal().forEach((JsonNode line) -> list.add(line));
        return answer;
    }

    ObjectNode knobs() {
        ObjectNode answer = JSON.objectNode();
        for (Knob knob : Knob.values()) {
            answer.put(knob.id(), simulator.knobs().text(knob));
        }
        return answer;
    }
}
