package io.github.camelplanado.operation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The path of a raw call, which must stay below the base URL however a server or a proxy decodes it. Pure.
 */
final class RawPath {

    /** Segments as RFC 3986 writes them; an empty one would make {@code //} or a slash at the end. */
    private static final Pattern FORM = Pattern.compile("(/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+");

    /** With what servers cut off a segment before they look at it: white space, and parameters behind a semicolon. */
    private static final Pattern UP = Pattern.compile("(^|[/\\\\])\\s*\\.{1,2}\\s*(;[^/\\\\]*)?([/\\\\]|$)");

    /** UTF-8 that is longer than it must be, which a lenient server reads as a dot or a slash. */
    private static final Pattern OVERLONG =
            Pattern.compile("%(c[01]|e0%[89]|f0%8|f[8-d]%[89ab])", Pattern.CASE_INSENSITIVE);

    /** An empty segment; one slash that is encoded within a segment is part of an id. */
    private static final Pattern EMPTY = Pattern.compile("[/\\\\]{2}");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private RawPath() {}

    /**
     * The path, unchanged.
     *
     * @throws IllegalArgumentException if it could mean anything but a path below the base URL
     */
    static String checked(String path) {
        if (path == null || path.isBlank()) {
            throw new IllegalArgumentException(
                    "raw/call needs a path: set the header CamelPlanadoPath, e.g. /jobs/ORD-1");
        }
        if (!FORM.matcher(path).matches()) {
            throw new IllegalArgumentException("CamelPlanadoPath must be a path below /v2 like /jobs/ORD-1: no URL, no"
                    + " query (that is CamelPlanadoQuery), no empty segment, everything but letters, digits and"
                    + " -._~!$&'()*+,;=:@ percent-encoded as UTF-8");
        }
        requireStraight(path);
        return path;
    }

    /** Looks at each layer of percent-encoding: one that is harmless here may be decoded once more behind. */
    private static void requireStraight(String path) {
        String before;
        String decoded = path;
        do {
            if (UP.matcher(decoded).find()
                    || CONTROL.matcher(decoded).find()
                    || OVERLONG.matcher(decoded).find()) {
                throw new IllegalArgumentException(
                        "CamelPlanadoPath must not hold '.' or '..' as a segment (spaces and parameters behind it or"
                                + " not), control characters or overlong UTF-8, in no encoding");
            }
            if (EMPTY.matcher(decoded).find()) {
                throw new IllegalArgumentException("CamelPlanadoPath must not hold two slashes or backslashes in a row,"
                        + " in no encoding: a server may see an empty segment there");
            }
            before = decoded;
            decoded = decode(decoded);
        } while (!decoded.equals(before));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a percent sign that stands for itself: there is no further layer
            return text;
        }
    }
}
