package io.github.camelplanado.simulator.state;

import java.util.Arrays;
import java.util.List;

/** The kinds of entities that the account holds. */
public enum Resource {
    /** Visits of workers. */
    JOBS("jobs", "job", null, Trait.VERSION, Trait.TIMES, Trait.EXTERNAL_ID),
    /** Customers. */
    CLIENTS("clients", "client", null, Trait.VERSION, Trait.TIMES, Trait.EXTERNAL_ID),
    /** Places of customers. */
    SITES("sites", "site", null, Trait.VERSION, Trait.TIMES, Trait.EXTERNAL_ID),
    /** Those who work. */
    USERS("users", "worker", "email"),
    /** Groups of workers. */
    TEAMS("teams", "team", "name", Trait.UNIQUE),
    /** What a worker can do. */
    SKILLS("skills", "skill", "name"),
    /** Where a worker works. */
    TERRITORIES("territories", "territory", "name", Trait.UNIQUE),
    /** Kinds of jobs. */
    JOB_TYPES("job-types", "type", "code", Trait.UNIQUE),
    /** How a job can end. */
    RESOLUTIONS("resolutions", "resolution", "name", Trait.UNIQUE),
    /** What jobs are made from. */
    TEMPLATES("templates", "template", "name", Trait.TIMES),
    /** Pick lists. */
    DICTIONARIES("dictionaries", "dictionary", "name", Trait.UNIQUE),
    /** What is in the pick lists. */
    DICTIONARY_VALUES("dictionary-values", "value", "name"),
    /** The tree of services. */
    SERVICE_CATEGORIES("service-categories", "category", "name", Trait.EXTERNAL_ID, Trait.ARCHIVED),
    /** What is done for money. */
    SERVICES("services", "service", "name", Trait.EXTERNAL_ID, Trait.ARCHIVED),
    /** The tree of products. */
    PRODUCT_CATEGORIES("product-categories", "category", "name", Trait.EXTERNAL_ID, Trait.ARCHIVED),
    /** What products are counted in. */
    UNITS("units", "unit", "name", Trait.EXTERNAL_ID, Trait.ARCHIVED),
    /** What is used or sold. */
    PRODUCTS("products", "product", "name", Trait.EXTERNAL_ID, Trait.ARCHIVED);

    /** What the entities of a kind have, beyond a uuid. */
    private enum Trait {
        VERSION,
        TIMES,
        EXTERNAL_ID,
        UNIQUE,
        ARCHIVED
    }

    private final String plural;
    private final String singular;
    private final String naturalKey;
    // Made by List.of: it never changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Trait> traits;

    Resource(String plural, String singular, String naturalKey, Trait... traits) {
        this.plural = plural;
        this.singular = singular;
        this.naturalKey = naturalKey;
        this.traits = List.of(traits);
    }

    /**
     * The name in the operations of the contract.
     *
     * @return e.g. {@code jobs}
     */
    public String plural() {
        return plural;
    }

    /**
     * The name of one of them, in event types too.
     *
     * @return e.g. {@code job}
     */
    public String singular() {
        return singular;
    }

    /** The key by which people know one of them: name, code or email; null for none. */
    String naturalKey() {
        return naturalKey;
    }

    /**
     * Whether changes are counted, and told to webhooks.
     *
     * @return true for jobs, clients and sites
     */
    public boolean versioned() {
        return traits.contains(Trait.VERSION);
    }

    boolean timed() {
        return traits.contains(Trait.TIMES);
    }

    boolean hasExternalId() {
        return traits.contains(Trait.EXTERNAL_ID);
    }

    /** Whether the documentation says that names are unique. */
    boolean uniqueNames() {
        return traits.contains(Trait.UNIQUE);
    }

    boolean canBeArchived() {
        return traits.contains(Trait.ARCHIVED);
    }

    /**
     * Finds a kind.
     *
     * @param plural its name in the contract
     * @return the kind
     * @throws IllegalArgumentException when there is none
     */
    public static Resource of(String plural) {
        return Arrays.stream(values())
                .filter(resource -> resource.plural.equals(plural))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no resource '" + plural + "'; there are: "
                        + Arrays.stream(values()).map(Resource::plural).toList()));
    }
}
