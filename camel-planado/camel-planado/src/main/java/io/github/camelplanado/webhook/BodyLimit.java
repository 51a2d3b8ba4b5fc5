package io.github.camelplanado.webhook;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Reads a body that is not trusted to be small.
 *
 * @param bytes the most that is read
 */
record BodyLimit(int bytes) {

    private static final byte[] EMPTY = {};

    /**
     * The bytes of a request, counted while they are read: its length header is only what the caller says.
     *
     * @return null if there are more than allowed
     */
    byte[] read(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        if (message.getBody() == null) {
            return EMPTY;
        }
        try (InputStream in = message.getBody(InputStream.class)) {
            if (in == null) {
                throw new IOException("no bytes in a body of type "
                        + message.getBody().getClass().getName());
            }
            byte[] read = in.readNBytes(bytes);
            return read.length == bytes && in.read() >= 0 ? null : read;
        }
    }
}
