package io.github.camelplanado.simulator.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The vendor's forms of a moment. */
public final class Times {
    private static final DateTimeFormatter MICROS = utc("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final DateTimeFormatter MILLIS = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter MILLIS_OFFSET = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'+00:00'");
    private static final DateTimeFormatter SECONDS_OFFSET = utc("yyyy-MM-dd'T'HH:mm:ss'+00:00'");
    private static final DateTimeFormatter ZONELESS = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    private Times() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /**
     * The form of {@code created_at} and {@code updated_at}.
     *
     * @param time the moment
     * @return microseconds and Z
     */
    public static String micros(Instant time) {
        return MICROS.format(time);
    }

    /**
     * The form in webhook contexts and timestamps.
     *
     * @param time the moment
     * @return milliseconds and Z
     */
    public static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /**
     * The form in the history of jobs.
     *
     * @param time the moment
     * @return milliseconds and +00:00
     */
    public static String millisOffset(Instant time) {
        return MILLIS_OFFSET.format(time);
    }

    /**
     * The form in the requests of webhooks.
     *
     * @param time the moment
     * @return seconds and +00:00
     */
    public static String secondsOffset(Instant time) {
        return SECONDS_OFFSET.format(time);
    }

    /**
     * The form of one sample of the job list.
     *
     * @param time the moment
     * @param zone the zone that is left out
     * @return seconds, and the fraction when there is one, without a zone
     */
    public static String zoneless(Instant time, ZoneId zone) {
        return ZONELESS.format(time.atZone(zone));
    }

    /**
     * Reads any of the forms.
     *
     * @param text the text
     * @param zone the zone of a moment without one; the documentation does not say which it is
     * @return the moment, null when it is none
     */
    public static Instant parse(String text, ZoneId zone) {
        try {
            boolean zoned = text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$");
            return zoned
                    ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
