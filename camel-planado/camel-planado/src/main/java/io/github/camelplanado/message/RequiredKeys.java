package io.github.camelplanado.message;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.Resource;

/**
 * Keys that an entity must have before it is told.
 *
 * @param keys in their order; empty if nothing is required
 */
public record RequiredKeys(List<String> keys) {

    private static final String RESOLUTION = "resolution";

    /**
     * The keys of the option {@code requiredFields}.
     *
     * @throws IllegalArgumentException if {@code detail=missing} has none
     */
    public static RequiredKeys of(Detail detail, String requiredFields) {
        List<String> keys = CommaList.of(requiredFields);
        if (detail == Detail.missing && keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "detail=missing needs requiredFields: the keys that a body must have, comma separated");
        }
        return new RequiredKeys(keys);
    }

    /** Whether one lacks. A job that is not finished has no resolution, so that it lacks none. */
    public boolean isMissingIn(Resource resource, ObjectNode entity) {
        JsonNode status = entity.path("status");
        boolean unfinishedJob = resource == Resource.JOBS
                && status.isTextual()
                && !status.textValue().equals("finished");
        return keys.stream().anyMatch(key -> !entity.has(key) && !(key.equals(RESOLUTION) && unfinishedJob));
    }

    /** A copy in which every key is there; what {@code get} lacks too is null. */
    public ObjectNode filled(ObjectNode entity) {
        ObjectNode filled = entity.deepCopy();
        keys.stream().filter(key -> !filled.has(key)).forEach(filled::putNull);
        return filled;
    }
}
