package io.github.camelplanado.docs;

import java.util.Arrays;

import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.PlanadoValidationException;

/** What a status becomes. The tables are made from it, and the error tests hold the component to it. */
public enum Refusal {
    NO_KEY(401, PlanadoAuthenticationException.class, false, false),
    RESTRICTED(403, PlanadoAuthenticationException.class, false, false),
    NOT_FOUND(404, PlanadoNotFoundException.class, false, true),
    CONFLICT(409, PlanadoException.class, false, false),
    INVALID(422, PlanadoValidationException.class, false, true),
    TOO_MANY(429, PlanadoRateLimitException.class, true, false),
    BROKEN(500, PlanadoServerException.class, true, false),
    BUSY(503, PlanadoServerException.class, true, false);

    private final int status;
    private final Class<? extends PlanadoException> exception;
    private final boolean retryable;
    private final boolean refused;

    Refusal(int status, Class<? extends PlanadoException> exception, boolean retryable, boolean refused) {
        this.status = status;
        this.exception = exception;
        this.retryable = retryable;
        this.refused = refused;
    }

    static Refusal ofStatus(int status) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.status == status)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No exception is said for status " + status));
    }

    public int status() {
        return status;
    }

    public Class<? extends PlanadoException> exception() {
        return exception;
    }

    public boolean isRetryable() {
        return retryable;
    }

    public boolean isRefused() {
        return refused;
    }
}
