package io.github.camelplanado.api;

import java.time.Duration;

/**
 * What an answer told about the account's limit. The vendor documents none of it; each part is used where it comes.
 *
 * @param retryAfter how long the vendor wishes not to be called, not negative, or null ({@code Retry-After})
 * @param remaining calls that are left, not negative, or null ({@code RateLimit-Remaining}, {@code X-RateLimit-Remaining})
 * @param reset until there are more of them, not negative, or null ({@code RateLimit-Reset}, {@code X-RateLimit-Reset})
 */
public record LimitHints(Duration retryAfter, Long remaining, Duration reset) {

    /** Nothing was told. */
    public static final LimitHints NONE = new LimitHints(null, null, null);

    /** Nothing but a wish, or null. */
    public static LimitHints retryAfter(Duration retryAfter) {
        return retryAfter == null ? NONE : new LimitHints(retryAfter, null, null);
    }

    /** How long calls would be in vain: the wish, else the time until there are calls again if none is left; or null. */
    public Duration pause() {
        if (retryAfter != null) {
            return retryAfter;
        }
        return remaining != null && remaining == 0 ? reset : null;
    }
}
