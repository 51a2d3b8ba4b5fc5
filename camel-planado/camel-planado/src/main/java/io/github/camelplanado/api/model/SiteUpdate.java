package io.github.camelplanado.api.model;

/** The body of an update of a site. */
public final class SiteUpdate extends SiteFields<SiteUpdate> {

    SiteUpdate(String uuid) {
        super(false, uuid);
    }

    @Override
    SiteUpdate self() {
        return this;
    }
}
