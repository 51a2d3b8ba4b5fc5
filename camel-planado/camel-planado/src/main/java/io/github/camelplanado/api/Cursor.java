package io.github.camelplanado.api;

/** How the next page of a list is asked for. */
public enum Cursor {
    /** {@code after} is the uuid of the last element of the page before. */
    AFTER_UUID("after-uuid"),
    /** {@code after} is the version of the last event of the page before (job history). */
    AFTER_VERSION("after-version"),
    /** {@code limit} and {@code offset} are keys of the body (search for users); the caller's, never walked. */
    OFFSET("offset"),
    /** {@code after} and {@code before} are dates that bound the answer (shifts); there is no cursor. */
    DATES("dates"),
    /** There is one page only, or the call is no list. */
    NONE("none");

    private final String mark;

    Cursor(String mark) {
        this.mark = mark;
    }

    /** Whether the last element of a page leads to the next page. */
    public boolean isWalked() {
        return this == AFTER_UUID || this == AFTER_VERSION;
    }

    /** The value of {@code x-cursor} in the contract file. */
    public String mark() {
        return mark;
    }
}
