package io.github.camelplanado.api.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a write says of one custom or report field; what it does not say stays as it is (documentation). Immutable. There is no
 * deletion of fields: {@link #hidden} is the removal.
 *
 * @param all the JSON: either uuid or name, and what is set
 */
public record FieldWrite(Map<String, Object> all) implements Model {

    /** Copies what could change. */
    public FieldWrite {
        all = FrozenMap.of(all);
    }

    /** A field that the entity has, by its name; if two have the name, use the uuid. */
    public static FieldWrite named(String name) {
        return new FieldWrite(Map.of("name", required("name", name)));
    }

    /** A field that the entity has, by its uuid. */
    public static FieldWrite ofUuid(String uuid) {
        return new FieldWrite(Map.of("uuid", required("uuid", uuid)));
    }

    /**
     * A field that the entity has not yet.
     *
     * @param fieldType {@code input}, {@code file}, {@code barcode} and {@code link} are known; the set is open
     */
    public static FieldWrite adding(String name, String fieldType) {
        return named(name).with("field_type", required("field_type", fieldType));
    }

    /** The value, in the form that the data type of the field wants; null empties it. */
    public FieldWrite value(Object value) {
        return with("value", value);
    }

    /** The type of the value of a field that is added. */
    public FieldWrite dataType(String dataType) {
        return with("data_type", dataType);
    }

    /** Whether the worker has to fill it. */
    public FieldWrite required(boolean required) {
        return with("required", required);
    }

    /** Whether it is shown to nobody. */
    public FieldWrite hidden(boolean hidden) {
        return with("hidden", hidden);
    }

    /** Whether the worker may only read it. */
    public FieldWrite readOnly(boolean readOnly) {
        return with("read_only", readOnly);
    }

    /** Nothing is unknown here. */
    @Override
    public Map<String, Object> unknown() {
        return Map.of();
    }

    private FieldWrite with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(all);
        more.put(key, value);
        return new FieldWrite(more);
    }

    private static String required(String key, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A field is told by its " + key + ", which must not be blank");
        }
        return value;
    }
}
