package io.github.camelplanado.api;

import java.io.Serial;

/** A create without external id whose answer was lost: the entity may exist. Never retried blindly. */
public class PlanadoOutcomeUnknownException extends PlanadoException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     */
    public PlanadoOutcomeUnknownException(Failure failure) {
        super(failure);
    }
}
