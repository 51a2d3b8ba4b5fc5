package io.github.camelplanado.api.model;

import io.github.camelplanado.api.Resource;

/**
 * What both a create and an update of a client take (documentation).
 *
 * @param <B> the builder
 */
public abstract sealed class ClientFields<B extends ClientFields<B>> extends BodyBuilder<B>
        permits ClientCreation, ClientUpdate {

    ClientFields(boolean creation, String id) {
        super(Resource.CLIENTS, creation, id);
    }

    /** Of an organization: 1 to 5000 characters, never null. */
    public B organizationName(String name) {
        return set("organization_name", name);
    }

    /** Of a person: at most 50 characters; null clears. */
    public B firstName(String firstName) {
        return set("first_name", firstName);
    }

    /** Of a person: at most 50 characters; null clears. */
    public B lastName(String lastName) {
        return set("last_name", lastName);
    }

    /** Of a person: at most 50 characters; null clears. */
    public B middleName(String middleName) {
        return set("middle_name", middleName);
    }

    /** One that was read may be given as it is; never null. */
    public B siteAddress(Address address) {
        return address("site_address", address);
    }
}
