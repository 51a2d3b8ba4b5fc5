package io.github.camelplanado.api;

import java.io.Serial;

/** 404: there is no such entity. */
public class PlanadoNotFoundException extends PlanadoException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure of this kind.
     *
     * @param failure what is known of it
     */
    public PlanadoNotFoundException(Failure failure) {
        super(failure);
    }

    @Override
    public boolean isRefused() {
        return true;
    }
}
