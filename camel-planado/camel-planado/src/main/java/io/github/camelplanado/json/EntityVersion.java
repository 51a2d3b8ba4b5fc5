package io.github.camelplanado.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the key {@code version}: a positive integer, 1 at creation, one more with each update (documentation). */
public final class EntityVersion {

    private EntityVersion() {}

    /** The version of an entity or webhook body; null if it is absent, null or no integer. */
    public static Long of(JsonNode holder) {
        JsonNode version = holder.path("version");
        return version.isIntegralNumber() && version.canConvertToLong() ? Long.valueOf(version.longValue()) : null;
    }
}
