package io.github.camelplanado.client;

import java.time.Duration;

/**
 * What came back over the wire.
 *
 * @param status the HTTP status
 * @param contentType or null
 * @param retryAfter the vendor's wish, or null if there is none that can be read
 * @param bytes the body, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one call
record RawAnswer(int status, String contentType, Duration retryAfter, byte[] bytes) {}
