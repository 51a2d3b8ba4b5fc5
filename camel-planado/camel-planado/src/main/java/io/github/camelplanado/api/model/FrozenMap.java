package io.github.camelplanado.api.model;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON object that nobody can change, in the order of its keys, with its nulls; all the way down. */
final class FrozenMap extends AbstractMap<String, Object> {

    private static final int DEEPEST = 100;

    private final Map<String, Object> keys;

    private FrozenMap(Map<String, Object> keys) {
        this.keys = Collections.unmodifiableMap(keys);
    }

    /**
     * A copy, or the same one if it cannot change.
     *
     * @throws IllegalArgumentException if it is nested more than {@value #DEEPEST} deep, so also if it contains itself
     */
    static Map<String, Object> of(Map<?, ?> map) {
        return copy(map, 0);
    }

    private static Map<String, Object> copy(Map<?, ?> map, int depth) {
        if (map instanceof FrozenMap frozen) {
            return frozen;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value(value, depth + 1)));
        return new FrozenMap(copy);
    }

    private static Object value(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("The object is nested more than " + DEEPEST + " deep");
        }
        if (value instanceof Map<?, ?> map) {
            return copy(map, depth);
        }
        if (value instanceof Model model) {
            return FrozenMap.of(model.all());
        }
        if (value instanceof Collection<?> elements) {
            List<Object> copy = new ArrayList<>(elements.size());
            elements.forEach(element -> copy.add(value(element, depth + 1)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return keys.entrySet();
    }

    @Override
    public Object get(Object key) {
        return keys.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return keys.containsKey(key);
    }
}
