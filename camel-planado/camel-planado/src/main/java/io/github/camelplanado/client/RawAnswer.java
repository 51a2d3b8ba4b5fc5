package io.github.camelplanado.client;

import java.nio.charset.StandardCharsets;

import io.github.camelplanado.api.LimitHints;

/**
 * What came back over the wire.
 *
 * @param status the HTTP status
 * @param contentType or null
 * @param told what the headers say about the limit
 * @param bytes the body, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one call
record RawAnswer(int status, String contentType, LimitHints told, byte[] bytes) {

    private static final int LAST_SUCCESS = 299;
    private static final String MASK = "xxxxxx";

    /** The same refusal without the key, which a proxy may quote; what succeeded is data and stays as it is. */
    RawAnswer without(String key) {
        String quoted = new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String text = status <= LAST_SUCCESS ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(quoted)
                ? new RawAnswer(
                        status, contentType, told, text.replace(quoted, MASK).getBytes(StandardCharsets.ISO_8859_1))
                : this;
    }
}
