package io.github.camelplanado.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.client.ApiRequest;
import org.apache.camel.Exchange;

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

    /** The request with the priority of this call, and for a write with its wish about assignees. */
    ApiRequest prepared(ApiRequest plain) {
        ApiRequest request = plain.withPriority(parameters.priority());
        ApiCall call = request.call();
        return call.operation().isWrite() ? request.withNotifyAssignees(parameters.notifyAssignees()) : request;
    }

    /** Without the body, which may hold a password. */
    @Override
    public String toString() {
        return "Input of " + exchange.getExchangeId();
    }
}
