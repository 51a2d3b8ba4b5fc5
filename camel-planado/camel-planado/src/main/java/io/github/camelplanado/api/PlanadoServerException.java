package io.github.camelplanado.api;

import java.io.Serial;

/** 5xx, no connection, a time-out, or an open circuit breaker (status 0 without an answer). May pass later. */
public class PlanadoServerException extends PlanadoException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     */
    public PlanadoServerException(Failure failure) {
        super(failure);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
