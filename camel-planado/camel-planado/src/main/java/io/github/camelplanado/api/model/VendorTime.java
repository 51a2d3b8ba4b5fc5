package io.github.camelplanado.api.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A time as the vendor wrote it. Five forms are known: without zone, {@code Z} with and without fraction (milliseconds or
 * microseconds), {@code +00:00} with and without fraction (documentation, recorded answers). The text is kept, so writing it
 * back alters nothing; equal texts are equal.
 *
 * <p>What a time without a zone means is not documented. Bodies of the component have been given the zone of its option
 * {@code timeZone} already.
 *
 * @param text ISO 8601 with date, hours and minutes at least
 */
public record VendorTime(@JsonValue String text) {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)(Z|[+-]\\d\\d:?\\d\\d(?::\\d\\d)?)?");

    /**
     * A time of that text.
     *
     * @throws IllegalArgumentException if it is of none of the forms or there is no such day or hour
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VendorTime {
        try {
            parts(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time that the vendor writes", e);
        }
    }

    /** The time, or empty if the text is none. */
    public static Optional<VendorTime> find(String text) {
        try {
            return Optional.of(new VendorTime(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The form that clients are known to send: UTC, at most milliseconds; what is finer is cut off. */
    public static VendorTime of(Instant instant) {
        return new VendorTime(Arguments.given("The moment of a time", instant)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString());
    }

    /** The day and the time on the clock, as written. */
    public LocalDateTime local() {
        return parts(text).local();
    }

    /** What was written behind the time; empty if nothing was. */
    public Optional<ZoneOffset> offset() {
        return Optional.ofNullable(parts(text).offset());
    }

    /**
     * The moment. A time without a zone is taken as one of that zone: an hour that is skipped when clocks go forward as if they
     * had not (02:30 becomes 03:30), an hour that comes twice as its first coming.
     */
    public Instant toInstant(ZoneId zoneIfMissing) {
        Parts parts = parts(text);
        return parts.local().toInstant(parts.offset() == null ? offset(parts.local(), zoneIfMissing) : parts.offset());
    }

    /**
     * The moment of a time that has a zone.
     *
     * @throws IllegalStateException if it has none
     */
    public Instant toInstant() {
        return offset().map(offset -> local().toInstant(offset))
                .orElseThrow(() -> new IllegalStateException(
                        "The time " + text + " has no zone; say which one is meant: toInstant(zone)"));
    }

    /** The same time with the offset of that zone behind it; a time that has a zone stays as it is. */
    public VendorTime in(ZoneId zone) {
        Parts parts = parts(text);
        return parts.offset() == null
                ? new VendorTime(text + offset(parts.local(), zone).getId())
                : this;
    }

    @Override
    public String toString() {
        return text;
    }

    /** In a gap the offset before it, in an overlap the earlier one: both are what the zone's rules give for a local time. */
    private static ZoneOffset offset(LocalDateTime local, ZoneId zone) {
        return Arguments.given("The zone of a time", zone).getRules().getOffset(local);
    }

    private static Parts parts(String text) {
        Matcher form = FORM.matcher(Arguments.given("The text of a time", text));
        if (!form.matches()) {
            throw new DateTimeException("No ISO 8601 time");
        }
        return new Parts(
                LocalDateTime.parse(form.group(1)), form.group(2) == null ? null : ZoneOffset.of(form.group(2)));
    }

    private record Parts(LocalDateTime local, ZoneOffset offset) {}
}
