package io.github.camelplanado.budget;

/** The store of a shared budget does not do its work now. */
final class StoreDownException extends Exception {

    StoreDownException(String reason) {
        super(reason);
    }
}
