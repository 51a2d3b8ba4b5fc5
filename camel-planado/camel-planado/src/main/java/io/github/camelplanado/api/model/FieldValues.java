package io.github.camelplanado.api.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The array {@code custom_fields} or {@code report_fields} as values by name, and back. Nothing of the array is lost, known or
 * not. A field is addressed by its name; where two have the same name, or it has none, by its uuid. Immutable.
 */
public final class FieldValues {

    private final List<Field> fields;
    private final Map<String, Object> changed;

    private FieldValues(List<Field> fields, Map<String, Object> changed) {
        this.fields = fields;
        this.changed = changed;
    }

    /**
     * The fields of that array.
     *
     * @param array of {@link Field}s or Maps, for example {@code job.customFields()} or the value of {@code custom_fields} in a
     *     Map; null is as good as empty
     * @throws IllegalArgumentException if an element is neither
     */
    public static FieldValues of(Collection<?> array) {
        List<Field> fields = array == null
                ? List.of()
                : array.stream().map(FieldValues::field).toList();
        return new FieldValues(fields, Map.of());
    }

    /** Values by name, or by uuid where the name says not which; in the order of the array, with what {@link #with} set. */
    public Map<String, Object> toMap() {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> keyOf(field).ifPresent(key -> values.put(key, value(key, field))));
        return Collections.unmodifiableMap(values);
    }

    /**
     * The value of one field, null if it is empty.
     *
     * @throws IllegalArgumentException if there is no such field, or several have the name; it lists what there is
     */
    public Object get(String nameOrUuid) {
        Field field = find(nameOrUuid);
        return value(keyOf(field).orElseThrow(), field);
    }

    /** Whether exactly one field is meant by that name or uuid. */
    public boolean has(String nameOrUuid) {
        return found(nameOrUuid).size() == 1;
    }

    /**
     * The same fields, one of them with another value.
     *
     * @param value null empties the field
     * @throws IllegalArgumentException if there is no such field, or several have the name; it lists what there is
     */
    public FieldValues with(String nameOrUuid, Object value) {
        Field field = find(nameOrUuid);
        Map<String, Object> more = new LinkedHashMap<>(changed);
        more.put(keyOf(field).orElseThrow(), value);
        return new FieldValues(fields, Collections.unmodifiableMap(more));
    }

    /** The same fields with those values; others keep theirs. */
    public FieldValues withAll(Map<String, ?> values) {
        FieldValues all = this;
        for (Map.Entry<String, ?> entry :
                Arguments.given("The values of fields", values).entrySet()) {
            all = all.with(entry.getKey(), entry.getValue());
        }
        return all;
    }

    /** The whole array with the values of now; everything else as it was read. */
    public List<Map<String, Object>> toList() {
        List<Map<String, Object>> array = new ArrayList<>();
        for (Field field : fields) {
            Map<String, Object> element = new LinkedHashMap<>(field.all());
            keyOf(field).filter(changed::containsKey).ifPresent(key -> element.put("value", changed.get(key)));
            array.add(FrozenMap.of(element));
        }
        return Collections.unmodifiableList(array);
    }

    /** For a builder: only the fields whose value is another one now, by uuid where it is known. */
    public List<FieldWrite> changes() {
        return fields.stream()
                .filter(field -> keyOf(field)
                        .filter(key -> !Objects.equals(value(key, field), field.value()))
                        .isPresent())
                .map(field -> (field.uuid() == null ? FieldWrite.named(field.name()) : FieldWrite.ofUuid(field.uuid()))
                        .value(changed.get(keyOf(field).orElseThrow())))
                .toList();
    }

    private Object value(String key, Field field) {
        return changed.containsKey(key) ? changed.get(key) : field.value();
    }

    private Optional<String> keyOf(Field field) {
        boolean named = field.name() != null
                && fields.stream()
                                .filter(other -> field.name().equals(other.name()))
                                .count()
                        == 1;
        return Optional.ofNullable(named ? field.name() : field.uuid());
    }

    private Field find(String nameOrUuid) {
        List<Field> found = found(nameOrUuid);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new IllegalArgumentException(
                found.isEmpty()
                        ? "There is no field '" + nameOrUuid + "'. There are: " + toMap().keySet()
                                + ". To add one, use FieldWrite.adding"
                        : "Several fields are called '" + nameOrUuid + "'; say which one by its uuid: "
                                + found.stream().map(Field::uuid).toList());
    }

    private List<Field> found(String nameOrUuid) {
        Arguments.given("The name or uuid of a field", nameOrUuid);
        List<Field> named =
                fields.stream().filter(field -> nameOrUuid.equals(field.name())).toList();
        return named.isEmpty()
                ? fields.stream()
                        .filter(field -> nameOrUuid.equals(field.uuid()))
                        .toList()
                : named;
    }

    private static Field field(Object element) {
        if (element instanceof Field field) {
            return field;
        }
        if (element instanceof Map<?, ?> map) {
            return Field.of(map);
        }
        throw new IllegalArgumentException("A field is a JSON object, not "
                + (element == null ? "null" : "a " + element.getClass().getSimpleName()));
    }
}
