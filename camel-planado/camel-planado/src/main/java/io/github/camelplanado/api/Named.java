package io.github.camelplanado.api;

/**
 * Things of an account that have a name, and the list that tells their uuids. Names can be changed, uuids never do
 * (documentation).
 */
public enum Named {
    TEMPLATE(Resource.TEMPLATES, "name", "template"),
    /** Its display name is its code, any Unicode (documentation, client code). */
    JOB_TYPE(Resource.JOB_TYPES, "code", "job type"),
    /** Invited people who have not signed in yet seem to be missing from the list (client code). */
    WORKER(Resource.USERS, "email", "user"),
    TEAM(Resource.TEAMS, "name", "team"),
    SKILL(Resource.SKILLS, "name", "skill"),
    TERRITORY(Resource.TERRITORIES, "name", "territory"),
    RESOLUTION(Resource.RESOLUTIONS, "name", "resolution"),
    DICTIONARY(Resource.DICTIONARIES, "name", "dictionary"),
    /** The list belongs to one dictionary. */
    DICTIONARY_VALUE(Resource.DICTIONARIES, "name", "dictionary value"),
    SERVICE_CATEGORY(Resource.SERVICE_CATEGORIES, "name", "service category"),
    PRODUCT_CATEGORY(Resource.PRODUCT_CATEGORIES, "name", "product category"),
    UNIT(Resource.UNITS, "name", "unit");

    private final Resource resource;
    private final String key;
    private final String noun;

    Named(Resource resource, String key, String noun) {
        this.resource = resource;
        this.key = key;
        this.noun = noun;
    }

    /** The call that lists them. */
    public ApiCall list() {
        return Catalogue.call(resource, this == DICTIONARY_VALUE ? Operation.VALUES : Operation.LIST);
    }

    /** The key that holds the name in that list. */
    public String key() {
        return key;
    }

    /** What one is called in messages. */
    public String noun() {
        return noun;
    }
}
