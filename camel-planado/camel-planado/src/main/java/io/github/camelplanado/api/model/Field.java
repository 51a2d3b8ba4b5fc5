package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A custom field (filled by the office) or a report field (filled by the worker). See {@link FieldValues}.
 *
 * @param uuid the vendor's id
 * @param name should be unique in its array, but nothing enforces it
 * @param fieldType {@code input}, {@code file}, …; the set is open
 * @param dataType decides the type of the value; the set is open
 * @param required or null
 * @param hidden or null
 * @param readOnly or null
 * @param value any JSON as plain Java, null when empty
 * @param filledAt null unless filled
 * @param dictionary of pick lists; its content was not seen
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Field(
        String uuid,
        String name,
        String fieldType,
        String dataType,
        Boolean required,
        Boolean hidden,
        Boolean readOnly,
        Object value,
        VendorTime filledAt,
        Map<?, ?> dictionary,
        Map<String, Object> unknown,
        Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public Field {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Field of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Field(
                keys.text("uuid"),
                keys.text("name"),
                keys.text("field_type"),
                keys.text("data_type"),
                keys.truth("required"),
                keys.truth("hidden"),
                keys.truth("read_only"),
                keys.value("value"),
                keys.time("filled_at"),
                keys.object("dictionary", dictionary -> dictionary),
                keys.unknown(),
                keys.all());
    }
}
