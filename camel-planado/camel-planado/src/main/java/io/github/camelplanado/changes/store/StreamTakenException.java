package io.github.camelplanado.changes.store;

/** The name of a stream belongs to one of another component or resource; only people can mend that. */
public final class StreamTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    StreamTakenException(String message) {
        super(message);
    }
}
