package io.github.camelplanado.client;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.Resource;

/**
 * A 2xx answer.
 *
 * @param status the HTTP status
 * @param body the JSON, an object unless the call is raw; an empty object where the vendor sent no body
 * @param attempts how many times the request was sent
 * @param earlierAttemptUnclear whether an attempt before the last may have been carried out
 */
public record ApiAnswer(int status, JsonNode body, int attempts, boolean earlierAttemptUnclear) {

    /** The uuid that a write answers with, or null if it answers with none. */
    public String uuid(Resource resource) {
        JsonNode uuid = body.path(resource.key() + "_uuid");
        return uuid.isTextual() ? uuid.textValue() : null;
    }

    /**
     * The entity of a single answer, without its root key. A site that was got by its external id is shown under the plural
     * key by one sample of the documentation.
     *
     * @param request what was asked, for its root key and for messages
     * @throws PlanadoProtocolException if there is no object
     */
    public ObjectNode entity(ApiRequest request) {
        String rootKey = request.call().rootKey();
        for (String key : List.of(rootKey, request.call().resource().path())) {
            if (body.get(key) instanceof ObjectNode entity) {
                return entity;
            }
        }
        throw notAsPromised(request, "has no object under the key '" + rootKey + "'");
    }

    /** The failure of an answer whose content is not what the vendor promises. */
    PlanadoProtocolException notAsPromised(ApiRequest request, String what) {
        String text = request.name() + ": the answer " + what;
        return new PlanadoProtocolException(
                new Failure(text, request.name(), status, null, null, attempts, earlierAttemptUnclear, null));
    }
}
