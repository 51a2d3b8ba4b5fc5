package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.ATTEMPTS;
import static io.github.camelplanado.api.PlanadoConstants.EXTERNAL_ID;
import static io.github.camelplanado.api.PlanadoConstants.STATUS_CODE;
import static io.github.camelplanado.api.PlanadoConstants.UUID;
import static io.github.camelplanado.api.PlanadoConstants.VERSION;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.json.EntityVersion;
import io.github.camelplanado.message.BodyWriter;

/**
 * Turns answers into replies.
 *
 * @param resource whose answers
 * @param writer gives bodies their form
 */
record Answers(Resource resource, BodyWriter writer) {

    /** The reply of a write: the vendor's answer as it is. */
    Reply written(ApiAnswer answer, String uuid, String externalId) {
        return sent(answer, writer.one(answer.body()))
                .with(UUID, uuid)
                .with(EXTERNAL_ID, externalId)
                .with(VERSION, null);
    }

    /** The reply of a get: the entity without its root key. */
    Reply entity(ApiAnswer answer, ObjectNode entity) {
        return described(sent(answer, writer.entity(resource, entity)), entity);
    }

    /** The same reply, about this entity and with it as body. */
    Reply readBack(Reply written, ObjectNode entity) {
        return described(written.withBody(writer.entity(resource, entity)), entity);
    }

    /** One element of a list. */
    Object one(ObjectNode element) {
        return writer.entity(resource, element);
    }

    /** A page or a whole list. */
    Object many(List<ObjectNode> elements) {
        return writer.many(resource, elements);
    }

    /** The reply when a missing entity is no failure. */
    Reply missing(PlanadoNotFoundException notFound, JsonNode body) {
        return Reply.of(body == null ? null : writer.one(body))
                .with(STATUS_CODE, notFound.getStatus())
                .with(ATTEMPTS, notFound.getAttempts())
                .with(UUID, null)
                .with(EXTERNAL_ID, null)
                .with(VERSION, null);
    }

    Reply sent(ApiAnswer answer, Object body) {
        return Reply.of(body).with(STATUS_CODE, answer.status()).with(ATTEMPTS, answer.attempts());
    }

    static String text(ObjectNode entity, String key) {
        JsonNode value = entity.path(key);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static Reply described(Reply reply, ObjectNode entity) {
        return reply.with(UUID, text(entity, "uuid"))
                .with(EXTERNAL_ID, text(entity, "external_id"))
                .with(VERSION, EntityVersion.of(entity));
    }
}
