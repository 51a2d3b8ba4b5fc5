package io.github.camelplanado.client;

import java.io.IOException;

/** Sends one request and reads its answer. Blocking, safe for many threads. */
interface Transport extends AutoCloseable {

    /**
     * One attempt.
     *
     * @throws NotSentException if the vendor cannot have seen the request
     * @throws BoundedBody.TooLarge if the answer exceeds the limit
     * @throws IOException if there is no complete answer; the vendor may have done the work
     */
    RawAnswer send(ApiRequest request) throws IOException;

    @Override
    void close();

    /** There was no connection. */
    final class NotSentException extends IOException {
        private static final long serialVersionUID = 1L;

        NotSentException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
