package io.github.camelplanado.api.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** An address to be written: what is not set is not sent. For one thread. */
public final class AddressBuilder {

    private final Map<String, Object> keys = new LinkedHashMap<>();

    AddressBuilder() {}

    /** The whole address in one line; at most 5000 characters, never null. */
    public AddressBuilder formatted(String formatted) {
        return set("formatted", Arguments.given("The formatted of an address", formatted));
    }

    /** At most 50 characters; null clears. */
    public AddressBuilder entranceNo(String entranceNo) {
        return set("entrance_no", entranceNo);
    }

    /** At most 50 characters; null clears. */
    public AddressBuilder apartment(String apartment) {
        return set("apartment", apartment);
    }

    /** At most 50 characters; null clears. */
    public AddressBuilder floor(String floor) {
        return set("floor", floor);
    }

    /** At most 500 characters; null clears. */
    public AddressBuilder description(String description) {
        return set("description", description);
    }

    /** The place on the map, never null. */
    public AddressBuilder geolocation(Geolocation geolocation) {
        return set("geolocation", Arguments.given("The geolocation of an address", geolocation));
    }

    /** The address; its limits are checked with the body that it becomes part of. */
    public Address build() {
        return Address.of(keys);
    }

    private AddressBuilder set(String key, Object value) {
        keys.put(key, value);
        return this;
    }
}
