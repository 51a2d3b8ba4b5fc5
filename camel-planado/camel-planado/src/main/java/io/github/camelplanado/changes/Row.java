package io.github.camelplanado.changes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.EntityState;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.EntityVersion;
import io.github.camelplanado.json.Fingerprint;
import io.github.camelplanado.message.EntityLift;

/**
 * A row of a list.
 *
 * @param uuid of the entity
 * @param version of the entity, or null if the row has none
 * @param hash the fingerprint of the row as it came, or null for a kind of entity with versions
 * @param updatedAt when the entity was last changed by the vendor's clock, or null if the row does not tell
 * @param entity the row in the shape of {@code get}
 */
public record Row(String uuid, Long version, String hash, Instant updatedAt, ObjectNode entity) {

    /** Webhooks come with their secret in the clear. It is no business of a route and of nothing that is kept. */
    private static final String SECRET = "secret";

    /**
     * Reads an element of a list.
     *
     * @throws PlanadoProtocolException if it has no uuid
     */
    public static Row of(Resource resource, ObjectNode element, EntityLift lift) {
        JsonNode uuid = element.path("uuid");
        if (!uuid.isTextual()) {
            String request = "GET /" + resource.path();
            throw new PlanadoProtocolException(new Failure(
                    request + ": an element of the list has no 'uuid'", request, 200, null, null, 1, false, null));
        }
        ObjectNode open = resource == Resource.WEBHOOKS ? element.deepCopy().without(SECRET) : element;
        boolean versioned = resource.isVersioned();
        return new Row(
                uuid.textValue(),
                versioned ? EntityVersion.of(open) : null,
                versioned ? null : Fingerprint.of(open),
                time(open.path("updated_at")),
                lift.lift(open));
    }

    /**
     * The state that it shows.
     *
     * @param before the state that was told last, or null
     */
    public EntityState state(EntityState before) {
        return hash == null ? EntityState.ofVersion(version) : EntityState.following(before, hash);
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
