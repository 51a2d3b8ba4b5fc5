package io.github.camelplanado.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelplanado.api.LimitHints;

/**
 * The headers in which servers tell about their limits: {@code Retry-After}, {@code RateLimit-*} and the joined {@code RateLimit}
 * of the IETF's drafts, and {@code X-RateLimit-*}. The vendor documents none.
 */
final class LimitHeaders {

    /** What names a moment in seconds since 1970 rather than a pause. */
    private static final long A_MOMENT = 1_000_000_000L;

    /** Of the joined header: {@code remaining=5, reset=30} in older drafts, {@code "default";r=5;t=30} in newer ones. */
    private static final Pattern REMAINING = Pattern.compile("\\b(?:remaining|r)=(\\d{1,18})");

    private static final Pattern RESET = Pattern.compile("\\b(?:reset|t)=(\\d{1,18})");
    private static final Pattern NUMBER = Pattern.compile("^\\s*(\\d{1,18})(?:\\.\\d+)?\\s*(?:[,;].*)?$");

    private LimitHeaders() {}

    /**
     * What is told.
     *
     * @param header gives a header's value by its name, or null
     */
    static LimitHints read(UnaryOperator<String> header, Clock clock) {
        String joined = header.apply("RateLimit");
        Long remaining = first(
                number(NUMBER, header.apply("RateLimit-Remaining")),
                number(NUMBER, header.apply("X-RateLimit-Remaining")),
                number(REMAINING, joined));
        Long reset = first(
                number(NUMBER, header.apply("RateLimit-Reset")),
                number(NUMBER, header.apply("X-RateLimit-Reset")),
                number(RESET, joined));
        Duration retryAfter = RetryAfter.parse(header.apply("Retry-After"), clock);
        return retryAfter == null && remaining == null && reset == null
                ? LimitHints.NONE
                : new LimitHints(retryAfter, remaining, reset == null ? null : pause(reset, clock));
    }

    private static Duration pause(long reset, Clock clock) {
        if (reset < A_MOMENT) {
            return Duration.ofSeconds(reset);
        }
        long millis = reset > 100 * A_MOMENT ? reset : reset * 1000;
        Duration until = Duration.between(clock.instant(), Instant.ofEpochMilli(millis));
        return until.isNegative() ? Duration.ZERO : until;
    }

    private static Long number(Pattern pattern, String header) {
        if (header == null) {
            return null;
        }
        Matcher found = pattern.matcher(header);
        return found.find() ? Long.valueOf(found.group(1)) : null;
    }

    private static Long first(Long... numbers) {
        for (Long number : numbers) {
            if (number != null) {
                return number;
            }
        }
        return null;
    }
}
