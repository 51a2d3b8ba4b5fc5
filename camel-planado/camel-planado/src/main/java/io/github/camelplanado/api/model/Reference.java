package io.github.camelplanado.api.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names another entity in a write, by exactly one of its keys. Which keys a place takes is checked where it is set.
 *
 * @param key in the vendor's spelling
 * @param value not blank
 */
public record Reference(String key, String value) {

    /** Refuses a blank one. */
    public Reference {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "A reference by " + key + " needs a value; to refer to nothing, give null instead of a reference");
        }
    }

    /** By the vendor's id; taken everywhere. */
    public static Reference uuid(String uuid) {
        return new Reference("uuid", uuid);
    }

    /** By your id: clients and sites. */
    public static Reference externalId(String externalId) {
        return new Reference("external_id", externalId);
    }

    /** By name: templates, teams, territories, skills, resolutions. */
    public static Reference name(String name) {
        return new Reference("name", name);
    }

    /** By code: job types. */
    public static Reference code(String code) {
        return new Reference("code", code);
    }

    /** By e-mail address: workers. */
    public static Reference email(String email) {
        return new Reference("email", email);
    }

    /** The form on the wire. */
    @JsonValue
    public Map<String, Object> json() {
        return Map.of(key, value);
    }

    Map<String, Object> jsonFor(String place, List<String> taken) {
        if (!taken.contains(key)) {
            throw new IllegalArgumentException(
                    place + " takes a reference by " + String.join(" or ", taken) + ", not by " + key);
        }
        return json();
    }
}
