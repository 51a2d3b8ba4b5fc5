package io.github.camelplanado.api;

import java.io.Serial;
import java.time.Duration;

/** No turn within {@code maxWait}, a full queue, or a limit that lasts longer than {@code maxWait}. */
public class PlanadoRateLimitException extends PlanadoException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     * @param retryAfter how long the account is known to be paused, or null
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
