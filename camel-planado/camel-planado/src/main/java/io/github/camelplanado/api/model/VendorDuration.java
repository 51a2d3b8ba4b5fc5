package io.github.camelplanado.api.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Durations are {@code {"minutes": 90}} in samples and recorded answers. One client sends hours beside minutes, and some tables
 * of the documentation say that the JSON type is String: both are read, only minutes are written.
 */
final class VendorDuration {

    private VendorDuration() {}

    /** Empty if it is none of the forms; a text is ISO 8601 ({@code PT1H30M}) or a number of minutes. */
    static Optional<Duration> read(Object value) {
        try {
            if (value instanceof Map<?, ?> map && (map.containsKey("minutes") || map.containsKey("hours"))) {
                return Optional.of(Duration.ofHours(whole(map.get("hours"))).plusMinutes(whole(map.get("minutes"))));
            }
            if (value instanceof String text) {
                return Optional.of(
                        text.startsWith("P") || text.startsWith("-P")
                                ? Duration.parse(text)
                                : Duration.ofMinutes(whole(text)));
            }
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /**
     * The form that is written.
     *
     * @throws IllegalArgumentException if it is negative or no whole number of minutes
     */
    static Map<String, Object> write(Duration duration) {
        if (duration.isNegative() || !duration.truncatedTo(ChronoUnit.MINUTES).equals(duration)) {
            throw new IllegalArgumentException(
                    "The vendor takes whole minutes from 0; " + duration + " is not. Round it first");
        }
        return Map.of("minutes", duration.toMinutes());
    }

    private static long whole(Object number) {
        return number == null ? 0 : new BigDecimal(number.toString()).longValueExact();
    }
}
