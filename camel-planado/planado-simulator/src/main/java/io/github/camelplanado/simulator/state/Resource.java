package io.github.camelplanado.simulator.state;

import java.util.Arrays;

/** The kinds of entities that the account holds. */
public enum Resource {
    /** Visits of workers. */
    JOBS("jobs", "job"),
    /** Customers. */
    CLIENTS("clients", "client"),
    /** Places of customers. */
    SITES("sites", "site");

    private final String plural;
    private final String singular;

    Resource(String plural, String singular) {
        this.plural = plural;
        this.singular = singular;
    }

    /**
     * The name in paths.
     *
     * @return e.g. {@code jobs}
     */
    public String plural() {
        return plural;
    }

    /**
     * The name in root keys and event types.
     *
     * @return e.g. {@code job}
     */
    public String singular() {
        return singular;
    }

    /**
     * Finds a kind.
     *
     * @param plural its name in paths
     * @return the kind
     * @throws IllegalArgumentException when there is none
     */
    public static Resource of(String plural) {
        return Arrays.stream(values())
                .filter(resource -> resource.plural.equals(plural))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no resource '" + plural + "': jobs, clients or sites"));
    }
}
