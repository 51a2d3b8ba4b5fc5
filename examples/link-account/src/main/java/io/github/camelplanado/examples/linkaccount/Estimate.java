package io.github.camelplanado.examples.linkaccount;

/**
 * How many calls are still to be made, counted before they are made.
 *
 * @param reading pages of the list, with the empty one at its end, the look whether its last entry still exists, and the look at
 *     what was made meanwhile
 * @param details entries to get one by one
 * @param writing what will be made or changed
 * @param spare for repeats after a failure, and for what appears between the counting and the doing
 */
public record Estimate(int reading, int details, int writing, int spare) {

    private static final int LEAST_SPARE = 10;
    private static final double SPARE_SHARE = 0.02;
    /** The empty page, the get of the last entry, the look at the head. */
    private static final int ENDS = 3;

    /**
     * Of reading what is not read yet.
     *
     * @param entries of the account, as its user says
     * @param alreadyRead of these
     * @param pageSize as the first page showed it
     * @param contactsInList whether rows of the list carry contacts; otherwise every entry may have to be got
     */
    static Estimate ofReading(int entries, int alreadyRead, int pageSize, boolean contactsInList) {
        int left = Math.max(0, entries - alreadyRead);
        return of(pages(left, pageSize) + ENDS, contactsInList ? 0 : entries, 0);
    }

    /**
     * Of what is left after reading.
     *
     * @param unseen entries that linking made itself since the last look at the head, and those that it will make: others may have
     *     made some in between, so that a look, or the look of a run that is started again, has to pass them
     */
    static Estimate ofWriting(int details, int writes, int unseen, int pageSize) {
        return of(1 + pages(unseen, pageSize), details, writes);
    }

    private static int pages(int entries, int pageSize) {
        int size = Math.max(1, pageSize);
        return (entries + size - 1) / size;
    }

    private static Estimate of(int reading, int details, int writing) {
        int share = (int) Math.ceil((reading + details + writing) * SPARE_SHARE);
        return new Estimate(reading, details, writing, Math.max(LEAST_SPARE, share));
    }

    /** All of them. */
    public int total() {
        return reading + details + writing + spare;
    }

    /** How long that takes at most, rounded up, at least 1; 0 without a limit. */
    public int minutes(int requestsPerMinute) {
        return requestsPerMinute == 0 ? 0 : Math.max(1, (total() + requestsPerMinute - 1) / requestsPerMinute);
    }
}
