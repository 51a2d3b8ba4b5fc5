package io.github.camelplanado.api.model;

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
}
