package io.github.camelplanado.api.model;

/** The body of a create or upsert of a site. */
public final class SiteCreation extends SiteFields<SiteCreation> {

    SiteCreation(String name) {
        super(true, null);
        name(name);
    }

    /** Your id, unique, not empty; with it a create can be repeated without harm. Null is as good as none. */
    public SiteCreation externalId(String externalId) {
        return set("external_id", externalId);
    }

    @Override
    SiteCreation self() {
        return this;
    }
}
