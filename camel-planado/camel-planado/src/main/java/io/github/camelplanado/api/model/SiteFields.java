package io.github.camelplanado.api.model;

import java.util.List;

import io.github.camelplanado.api.Resource;

/**
 * What both a create and an update of a site take (documentation).
 *
 * @param <B> the builder
 */
public abstract sealed class SiteFields<B extends SiteFields<B>> extends BodyBuilder<B>
        permits SiteCreation, SiteUpdate {

    SiteFields(boolean creation, String id) {
        super(Resource.SITES, creation, id);
    }

    /** 1 to 300 characters, never null. */
    public B name(String name) {
        return set("name", name);
    }

    /** At most 1000 characters; null clears. */
    public B description(String description) {
        return set("description", description);
    }

    /** Whose site it is, by uuid or external id; null clears. */
    public B client(Reference client) {
        return reference("client", client, "uuid", "external_id");
    }

    /** One that was read may be given as it is; never null. */
    public B address(Address address) {
        return address("address", address);
    }

    /** All of them; they replace the present ones. Never null, but may be empty. */
    public B contacts(List<Contact> contacts) {
        return each("contacts", contacts, Contact::all);
    }

    /** Sets the value of a custom field, by its name; that sites have them is inferred. */
    public B customField(String name, Object value) {
        return customField(FieldWrite.named(name).value(value));
    }

    /** Writes one custom field more; that sites have them is inferred. */
    public B customField(FieldWrite field) {
        return addField("custom_fields", field);
    }
}
