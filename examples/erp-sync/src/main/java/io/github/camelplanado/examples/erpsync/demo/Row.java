package io.github.camelplanado.examples.erpsync.demo;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row or entity, by its mapped fields.
 *
 * @param kind of what
 * @param externalId of both sides
 * @param uuid Planado's, or null
 * @param version the newest that is known, or null
 * @param values by column; null for empty
 */
record Row(Kind kind, String externalId, String uuid, Long version, Map<String, String> values) {

    static Row of(Kind kind, JsonNode entity) {
        Map<String, String> values = new LinkedHashMap<>();
        kind.fields()
                .forEach(field -> values.put(field.column(), field.planado().apply(entity)));
        return new Row(
                kind,
                entity.path("external_id").asText(null),
                entity.path("uuid").asText(),
                entity.path("version").asLong(),
                values);
    }

    String name() {
        return kind.entity() + " " + externalId;
    }
}
