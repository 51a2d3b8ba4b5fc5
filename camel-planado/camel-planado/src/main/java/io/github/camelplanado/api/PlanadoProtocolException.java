package io.github.camelplanado.api;

import java.io.Serial;

/** A 2xx answer that is not what the vendor promises, or that is too large. */
public class PlanadoProtocolException extends PlanadoException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     */
    public PlanadoProtocolException(Failure failure) {
        super(failure);
    }
}
