package io.github.camelplanado.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with answers of the API.
 *
 * @param method the HTTP method it hits, {@code *} for all
 * @param path pattern of the path below the base path, still encoded
 * @param kind what happens
 * @param status the status, for {@link Kind#STATUS}
 * @param headers more headers, for {@link Kind#STATUS}
 * @param body the body, for {@link Kind#STATUS} and {@link Kind#GARBAGE}
 * @param mutation the change, for {@link Kind#MUTATE}, else null
 * @param delay how long the answer takes, in simulated time, for {@link Kind#DELAY}
 */
public record AnswerFault(
        String method,
        Pattern path,
        Kind kind,
        int status,
        Map<String, String> headers,
        String body,
        Mutation mutation,
        Duration delay) {

    /** What happens to a call. */
    public enum Kind {
        /** Another answer, and no work is done. */
        STATUS,
        /** The connection is closed before any work is done. */
        CLOSE_BEFORE_WORK,
        /** The work is done, then the connection is closed: the answer is lost. */
        CLOSE_AFTER_WORK,
        /** The right answer, late. */
        DELAY,
        /** The right answer with one change in its body. */
        MUTATE,
        /** Status 200 with a body that is no JSON; no work is done. */
        GARBAGE
    }

    /**
     * Whether a call is hit.
     *
     * @param callMethod its HTTP method
     * @param rawPath its path below the base path
     * @return true when method and path fit
     */
    public boolean hits(String callMethod, String rawPath) {
        return (method.equals("*") || method.toUpperCase(Locale.ROOT).equals(callMethod))
                && path.matcher(rawPath).matches();
    }
}
