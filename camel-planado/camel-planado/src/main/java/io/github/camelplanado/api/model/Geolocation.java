package io.github.camelplanado.api.model;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A place on the map. Decimals are exact; texts, as one old client sends them, are read too.
 *
 * @param longitude degrees, -180 to 180, or null
 * @param latitude degrees, -90 to 90, or null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Geolocation(
        BigDecimal longitude, BigDecimal latitude, Map<String, Object> unknown, Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public Geolocation {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Geolocation of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Geolocation(keys.decimal("longitude"), keys.decimal("latitude"), keys.unknown(), keys.all());
    }

    /**
     * A place to be written; its range is checked when the body is built.
     *
     * @throws IllegalArgumentException if one is null
     */
    public static Geolocation at(BigDecimal longitude, BigDecimal latitude) {
        return of(Map.of(
                "longitude", Arguments.given("The longitude of a place", longitude),
                "latitude", Arguments.given("The latitude of a place", latitude)));
    }

    /**
     * The same from decimals as text.
     *
     * @throws IllegalArgumentException if one is null or no decimal number
     */
    public static Geolocation at(String longitude, String latitude) {
        return at(decimal("longitude", longitude), decimal("latitude", latitude));
    }

    private static BigDecimal decimal(String key, String text) {
        try {
            return new BigDecimal(Arguments.given("The " + key + " of a place", text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The " + key + " of a place is no decimal number: '" + text + "'", e);
        }
    }
}
