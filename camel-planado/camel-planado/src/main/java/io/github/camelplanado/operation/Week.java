package io.github.camelplanado.operation;

import java.time.LocalDate;

/**
 * A part of a range of days that one call may ask for: at most a week apart (documentation).
 *
 * @param from first day
 * @param to the day that bounds it; whether the vendor includes it is not stated
 * @param end the end of the whole range
 */
record Week(LocalDate from, LocalDate to, LocalDate end) {

    private static final int DAYS = 7;

    /**
     * The first week of a range.
     *
     * @throws IllegalArgumentException if a day lacks or the range ends before it begins
     */
    static Week first(LocalDate from, LocalDate end) {
        if (from == null || end == null) {
            throw new IllegalArgumentException("needs the days from and to: set the options from and to or the headers"
                    + " CamelPlanadoFrom and CamelPlanadoTo, e.g. 2027-03-01");
        }
        if (end.isBefore(from)) {
            throw new IllegalArgumentException("to=" + end + " is before from=" + from);
        }
        LocalDate weekLater = from.plusDays(DAYS);
        return new Week(from, weekLater.isBefore(end) ? weekLater : end, end);
    }

    boolean isLast() {
        return to.equals(end);
    }

    /** The next one begins where this one ends, so that no hour is missed. */
    Week next() {
        return first(to, end);
    }
}
