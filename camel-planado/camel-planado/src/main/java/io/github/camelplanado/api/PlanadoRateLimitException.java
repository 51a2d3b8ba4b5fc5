package io.github.camelplanado.api;

import java.io.Serial;
import java.time.Duration;

/**
 * No turn within {@code maxWait}, a full queue, a limit that lasts longer than {@code maxWait}, or a name that is missing from a
 * list which the component reads again only later.
 */
public class PlanadoRateLimitException extends PlanadoException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     * @param retryAfter how long the account, or the reading of a list, is known to be paused, or null
     */
    public PlanadoRateLimitException(Failure failure, Duration retryAfter) {
        super(failure);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next try, or null if that is not known. */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
