package io.github.camelplanado.api.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes the keys of a JSON object one by one. What is null counts as taken; a value of another form than is asked for is left,
 * and turns up in {@link #unknown()} instead of failing the whole entity.
 */
final class Keys {

    private final Map<String, Object> all;
    private final Map<String, Object> left;

    Keys(Map<?, ?> json) {
        this.all = FrozenMap.of(Arguments.given("The JSON of a model", json));
        this.left = new LinkedHashMap<>(all);
    }

    Map<String, Object> all() {
        return all;
    }

    Map<String, Object> unknown() {
        return FrozenMap.of(left);
    }

    /** Numbers are taken as their text: an external id may come as one. */
    String text(String key) {
        return take(key, value -> value instanceof String || value instanceof Number ? value.toString() : null);
    }

    Boolean truth(String key) {
        return take(key, value -> value instanceof Boolean truth ? truth : null);
    }

    Long integer(String key) {
        return take(key, value -> decimalOf(value).map(Keys::whole).orElse(null));
    }

    BigDecimal decimal(String key) {
        return take(key, value -> decimalOf(value).orElse(null));
    }

    VendorTime time(String key) {
        return take(
                key,
                value -> value instanceof String text ? VendorTime.find(text).orElse(null) : null);
    }

    Duration duration(String key) {
        return take(key, value -> VendorDuration.read(value).orElse(null));
    }

    <T> T object(String key, Function<Map<?, ?>, T> form) {
        return take(key, value -> value instanceof Map<?, ?> map ? form.apply(map) : null);
    }

    <T> List<T> list(String key, Function<Map<?, ?>, T> form) {
        return take(
                key,
                value -> value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)
                        ? list.stream()
                                .map(element -> form.apply((Map<?, ?>) element))
                                .toList()
                        : null);
    }

    /** Any value. */
    Object value(String key) {
        return take(key, value -> value);
    }

    private <T> T take(String key, Function<Object, T> form) {
        Object value = all.get(key);
        T taken = value == null ? null : form.apply(value);
        if (value == null || taken != null) {
            left.remove(key);
        }
        return taken;
    }

    private static Long whole(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Optional<BigDecimal> decimalOf(Object value) {
        try {
            return value instanceof Number || value instanceof String
                    ? Optional.of(new BigDecimal(value.toString()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
