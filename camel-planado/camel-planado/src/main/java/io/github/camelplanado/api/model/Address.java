package io.github.camelplanado.api.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * An address of a job, client or site (documentation). In a recorded answer every part of it is null.
 *
 * @param formatted the whole address in one line, or null
 * @param entranceNo or null
 * @param apartment or null
 * @param floor or null
 * @param description or null
 * @param geolocation or null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Address(
        String formatted,
        String entranceNo,
        String apartment,
        String floor,
        String description,
        Geolocation geolocation,
        Map<String, Object> unknown,
        Map<String, Object> all)
        implements Model {

    /** Copies what could change. */
    public Address {
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /** Reads the vendor's JSON as a Map. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Address of(Map<?, ?> json) {
        Keys keys = new Keys(json);
        return new Address(
                keys.text("formatted"),
                keys.text("entrance_no"),
                keys.text("apartment"),
                keys.text("floor"),
                keys.text("description"),
                keys.object("geolocation", Geolocation::of),
                keys.unknown(),
                keys.all());
    }

    /** Begins an address to be written. */
    public static AddressBuilder builder() {
        return new AddressBuilder();
    }
}
