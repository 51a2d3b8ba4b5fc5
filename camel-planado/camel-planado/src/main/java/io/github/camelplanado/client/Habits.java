package io.github.camelplanado.client;

/** What was seen of the vendor where what is known of it contradicts itself. Safe for many threads. */
public final class Habits {

    private volatile Boolean createDropsKeys;

    /**
     * Whether the create of a job leaves out assignee and duration, as one source saw it (evidence: client code); null before
     * it was seen.
     */
    public Boolean createDropsKeys() {
        return createDropsKeys;
    }

    /** Notes what a create did. */
    public void noteCreateDropsKeys(boolean seen) {
        createDropsKeys = seen;
    }
}
