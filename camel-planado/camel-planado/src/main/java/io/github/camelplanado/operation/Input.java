package io.github.camelplanado.operation;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Requester;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/**
 * One call as the exchange asks for it.
 *
 * @param parameters resolved from headers and options
 * @param body the JSON of a write; null for reads and deletes
 * @param exchange for what ends with it
 */
public record Input(Parameters parameters, ObjectNode body, Exchange exchange) {

    /**
     * The external id in the body, or null.
     *
     * @throws IllegalArgumentException if it is blank or no text and no number
     */
    String bodyExternalId() {
        JsonNode externalId = body == null ? null : body.get("external_id");
        if (externalId == null || externalId.isNull()) {
            return null;
        }
        if (!externalId.isValueNode() || externalId.asText().isBlank()) {
            throw new IllegalArgumentException("external_id must be a text that is not blank");
        }
        return externalId.asText();
    }

    /** A request with the ids of the parameters. */
    ApiRequest request(ApiCall call) {
        return prepared(ApiRequest.ofIds(call, parameters.ids()));
    }

    /** A request about that entity. */
    ApiRequest request(ApiCall call, String id) {
        return prepared(ApiRequest.of(call, id));
    }

    /** The exchange may have come from another route than the one it is in: it waits in both. */
    Requester requester() {
        Set<String> routes = new HashSet<>();
        routes.add(exchange.getFromRouteId());
        routes.add(ExchangeHelper.getRouteId(exchange));
        routes.remove(null);
        return new Requester(parameters.priority(), routes);
    }

    /** The request with the requester and thus the priority of this call, and for a write with its wish about assignees. */
    ApiRequest prepared(ApiRequest plain) {
        ApiRequest request = plain.by(requester());
        ApiCall call = request.call();
        return call.operation().isWrite() ? request.withNotifyAssignees(parameters.notifyAssignees()) : request;
    }

    /** Without the body, which may hold a password. */
    @Override
    public String toString() {
        return "Input of " + exchange.getExchangeId();
    }
}
