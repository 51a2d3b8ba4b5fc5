package io.github.camelplanado.api;

import java.io.Serial;

/** 401 or 403: the key is wrong, was replaced, or may not do this. */
public class PlanadoAuthenticationException extends PlanadoException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     */
    public PlanadoAuthenticationException(Failure failure) {
        super(failure);
    }
}
