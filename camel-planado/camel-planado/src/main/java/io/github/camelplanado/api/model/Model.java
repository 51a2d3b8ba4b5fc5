package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelplanado.json.WireJson;

/**
 * A JSON object of the vendor with names and types for the keys that are documented. Immutable. A component is null where the
 * key is null, absent or of a form that is not known; {@link #has} and {@link #all} tell which, so nothing is lost.
 *
 * <p>Any Jackson mapper writes {@link #all}, nulls included, whatever it leaves out or renames elsewhere.
 */
@JsonSerialize(using = ModelSerializer.class)
public interface Model {

    /** Every key as it was read, in its order: nulls, unknown keys and the vendor's own spelling of times included. */
    Map<String, Object> all();

    /** The keys that no component holds, and documented ones whose value has another form than is known. */
    Map<String, Object> unknown();

    /** Whether the key, in the vendor's spelling, was there at all; its value may be null. */
    default boolean has(String key) {
        return all().containsKey(key);
    }

    /** The whole object as JSON text. */
    default String toJson() {
        try {
            return WireJson.mapper().writeValueAsString(all());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The values of a " + getClass().getSimpleName() + " are no JSON", e);
        }
    }
}
