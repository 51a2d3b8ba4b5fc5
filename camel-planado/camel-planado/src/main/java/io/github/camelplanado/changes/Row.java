package io.github.camelplanado.changes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.EntityVersion;

/**
 * A row of a list.
 *
 * @param uuid of the entity
 * @param version of the entity, or null if the row has none
 * @param updatedAt when the entity was last changed by the vendor's clock, or null if the row does not tell
 * @param entity the row in the shape of {@code get}
 */
record Row(String uuid, Long version, Instant updatedAt, ObjectNode entity) {

    /** @param entity a lifted row */
    static Row of(Resource resource, ObjectNode entity) {
        JsonNode uuid = entity.path("uuid");
        if (!uuid.isTextual()) {
            String request = "GET /" + resource.path();
            throw new PlanadoProtocolException(new Failure(
                    request + ": an element of the list has no 'uuid'", request, 200, null, null, 1, false, null));
        }
        return new Row(uuid.textValue(), EntityVersion.of(entity), time(entity.path("updated_at")), entity);
    }

    /** The version as it is compared and noted. */
    long rank() {
        return rank(version);
    }

    /** What has no version ranks lowest, so that it is told once. */
    static long rank(Long version) {
        return version == null ? 0 : version;
    }

    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.textValue()).toInstant() : null;
        } catch (DateTimeException e) {
            // not a time: as good as none
            return null;
        }
    }
}
