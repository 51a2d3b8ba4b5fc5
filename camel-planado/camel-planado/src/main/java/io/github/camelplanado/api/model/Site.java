package io.github.camelplanado.api.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A site as {@code get}, a list or a webhook tells it.
 *
 * @param uuid the vendor's id
 * @param externalId your id, or null
 * @param name what people call it
 * @param description or null
 * @param address or null
 * @param contacts or null
 * @param client or null
 * @param territory or null; no write sets it
 * @param customFields or null; that sites have them is inferred
 * @param version 1 at creation, one more with each update
 * @param createdAt or null
 * @param updatedAt or null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Site(
        String uuid,
        String externalId,
        String name,
        String description,
        Address address,
        List<Contact> contacts,
        ExternalReference client,
        NamedReference territory,
        List<Field> customFields,
        Long version,
        VendorTime createdAt,
        VendorTime updatedAt,
        Map<String, Object> unknown,
        Map<String, Object> all)
        implements Entity {

    /** Copies what could change. */
    public Site {
        contacts = contacts == null ? null : List.copyOf(contacts);
        customFields = customFields == null ? null : List.copyOf(customFields);
        unknown = FrozenMap.of(unknown);
        all = FrozenMap.of(all);
    }

    /**
     * Reads the vendor's JSON as a Map, without its root key; a row of a list is lifted to the shape of {@code get}.
     *
     * @param json nulls and unknown keys are kept; it may change afterwards
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Site of(Map<String, ?> json) {
        Keys keys = new Keys(Json.lifted(json));
        return new Site(
                keys.text("uuid"),
                keys.text("external_id"),
                keys.text("name"),
                keys.text("description"),
                keys.object("address", Address::of),
                keys.list("contacts", Contact::of),
                keys.object("client", ExternalReference::of),
                keys.object("territory", NamedReference::of),
                keys.list("custom_fields", Field::of),
                keys.integer("version"),
                keys.time("created_at"),
                keys.time("updated_at"),
                keys.unknown(),
                keys.all());
    }

    /**
     * Reads the vendor's JSON as text, without its root key.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static Site parse(String json) {
        return of(Json.parse(json));
    }

    /** Begins the body of a create or upsert. */
    public static SiteCreation create(String name) {
        return new SiteCreation(name);
    }

    /** Begins the body of an update; the id is given to the endpoint. */
    public static SiteUpdate update() {
        return new SiteUpdate(null);
    }

    /** Begins an update of this site: it sends only what is set, and carries the uuid for the endpoint. */
    public SiteUpdate edit() {
        return new SiteUpdate(uuid);
    }

    /** Which one it is; what it holds may be people's data and is no part of it. */
    @Override
    public String toString() {
        return "Site[uuid=" + uuid + ", externalId=" + externalId + ", version=" + version + "]";
    }
}
