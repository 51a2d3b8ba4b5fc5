package io.github.camelplanado.client;

import io.github.camelplanado.api.PlanadoException;

/** Marks a failed attempt that another one may mend; never leaves the client. */
final class PassingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PlanadoException reason;

    PassingFailure(PlanadoException reason) {
        super(reason.getMessage(), reason, false, false);
        this.reason = reason;
    }

    PlanadoException reason() {
        return reason;
    }
}
