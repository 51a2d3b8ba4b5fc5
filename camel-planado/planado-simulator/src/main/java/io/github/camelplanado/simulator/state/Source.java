package io.github.camelplanado.simulator.state;

import java.util.Locale;

/** Where a change comes from; the context of every event names it. */
public enum Source {
    /** A call of the API; the user is null. */
    API,
    /** The office, in the web interface. */
    WEB,
    /** A worker's phone. */
    MOBILE;

    /**
     * The vendor's word.
     *
     * @return e.g. {@code api}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
