package io.github.camelplanado.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body up to a limit, so that an answer of any size cannot exhaust the memory. */
final class BoundedBody {

    private BoundedBody() {}

    /**
     * Reads to the end.
     *
     * @throws TooLarge past the limit; what was read is dropped
     */
    static byte[] read(InputStream stream, long maxSize) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            if (body.size() + (long) read > maxSize) {
                throw new TooLarge(maxSize);
            }
            body.write(buffer, 0, read);
        }
        return body.toByteArray();
    }

    /** The answer is larger than {@code maxResponseSize}. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long maxSize) {
            super("the answer is larger than maxResponseSize=" + maxSize + " bytes");
        }
    }
}
