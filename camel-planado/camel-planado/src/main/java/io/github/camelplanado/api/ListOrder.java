package io.github.camelplanado.api;

/** The order in which a list comes. */
public enum ListOrder {
    /** By creation, the newest at the top: {@code after} walks back in time. */
    NEWEST_FIRST("newest-first"),
    /** By creation, the oldest at the top: {@code after} the last known element gives what is new. */
    OLDEST_FIRST("oldest-first"),
    /** Not stated by the vendor. */
    UNKNOWN("unknown"),
    /** The call is no list. */
    NONE("none");

    private final String mark;

    ListOrder(String mark) {
        this.mark = mark;
    }

    /** The value of {@code x-order} in the contract file. */
    public String mark() {
        return mark;
    }
}
