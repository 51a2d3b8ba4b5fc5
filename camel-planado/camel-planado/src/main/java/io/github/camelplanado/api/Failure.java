package io.github.camelplanado.api;

import java.io.Serializable;

/**
 * What is known of a call that failed; carries neither the key nor a whole body.
 *
 * @param text the sentence for people
 * @param request method and path, e.g. {@code GET /jobs/ORD-1}
 * @param status the HTTP status, 0 without an answer
 * @param code the vendor's code, or null
 * @param vendorMessage the vendor's message, or null
 * @param attempts requests sent
 * @param earlierAttemptUnclear whether an attempt before the last may have been carried out
 * @param cause the cause, or null
 */
public record Failure(
        String text,
        String request,
        int status,
        String code,
        String vendorMessage,
        int attempts,
        boolean earlierAttemptUnclear,
        Throwable cause)
        implements Serializable {

    /** A call that was refused before anything was sent. */
    public static Failure beforeSending(String request, String text) {
        return new Failure(request + ": " + text, request, 0, null, null, 0, false, null);
    }
}
