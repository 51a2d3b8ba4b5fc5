package io.github.camelplanado.api.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A client as {@code get}, a list or a webhook tells it: an organization or a person.
 *
 * @param uuid the vendor's id
 * @param externalId your id, or null
 * @param name of the organization, or the names of the person put together
 * @param organization false for a person; never changes
 * @param organizationName or null for a person
 * @param firstName or null
 * @param lastName or null
 * @param middleName or null
 * @param siteAddress or null
 * @param contacts or null
 * @param customFields or null; that clients have them is inferred
 * @param version 1 at creation, one more with each update
 * @param createdAt or null
 * @param updatedAt or null
 * @param unknown the other keys
 * @param all every key as it was read
 */
public record Client(
        String uuid,
        String externalId,
        String name,
        Boolean organization,
        String organizationName,
        String firstName,
        String lastName,
        String middleName,
        Address siteAddress,
        List<Contact> contacts,
        List<Field> customFields,
        Long version,
        VendorTime createdAt,
        VendorTime updatedAt,
        Map<String, Object> unknown,
        Map<String, Object> all)
        implements Entity {

    /** Copies what could change. */
    public Client {
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
    public static Client of(Map<String, ?> json) {
        Keys keys = new Keys(Json.lifted(json));
        return new Client(
                keys.text("uuid"),
                keys.text("external_id"),
                keys.text("name"),
                keys.truth("organization"),
                keys.text("organization_name"),
                keys.text("first_name"),
                keys.text("last_name"),
                keys.text("middle_name"),
                keys.object("site_address", Address::of),
                keys.list("contacts", Contact::of),
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
    public static Client parse(String json) {
        return of(Json.parse(json));
    }

    /** Begins the body of a create or upsert of an organization. */
    public static ClientCreation createOrganization(String name) {
        return ClientCreation.organization(name);
    }

    /** Begins the body of a create or upsert of a person, who needs one name at least. */
    public static ClientCreation createPerson() {
        return ClientCreation.person();
    }

    /** Begins the body of an update; the id is given to the endpoint. */
    public static ClientUpdate update() {
        return new ClientUpdate(null);
    }

    /** Begins an update of this client: it sends only what is set, and carries the uuid for the endpoint. */
    public ClientUpdate edit() {
        return new ClientUpdate(uuid);
    }

    /** Which one it is; what it holds may be people's data and is no part of it. */
    @Override
    public String toString() {
        return "Client[uuid=" + uuid + ", externalId=" + externalId + ", version=" + version + "]";
    }
}
