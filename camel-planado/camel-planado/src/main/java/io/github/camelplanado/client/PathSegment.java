package io.github.camelplanado.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PathId;
import io.github.camelplanado.api.PlanadoValidationException;

/** Ids in paths. An external id is free text: it may hold a slash, a question mark, a percent sign or any letter. */
final class PathSegment {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    /** A product with the external id {@code units} could not be told from the list of units. */
    private static final Set<String> LITERAL_PATHS = Catalogue.calls().stream()
            .filter(call -> call.ids().isEmpty())
            .map(ApiCall::path)
            .collect(Collectors.toUnmodifiableSet());

    private PathSegment() {}

    /** The path of a call with the ids in their places. */
    static String fill(ApiCall call, Map<PathId, String> ids) {
        String path = call.path(id -> encode(straight(call, id, required(id, ids.get(id)))));
        if (!path.equals(call.path()) && LITERAL_PATHS.contains(path)) {
            throw new IllegalArgumentException(
                    "cannot be addressed by this id: " + path + " is the path of another resource. Use the uuid");
        }
        return path;
    }

    private static String required(PathId id, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("needs an id: set the option " + id.option() + " or the header "
                    + id.header() + " to " + id.meaning());
        }
        return value;
    }

    /** RFC 3986, section 6.2.2: an encoded dot is the same as a dot, and a proxy may take the segment for a way up. */
    private static String straight(ApiCall call, PathId id, String value) {
        if (value.equals(".") || value.equals("..")) {
            String text = "the " + id.option() + " '" + value
                    + "' cannot stand in a path, where it means another place," + " encoded or not. Use the uuid";
            throw new PlanadoValidationException(
                    Failure.beforeSending(call.method() + " " + call.path(), text),
                    Map.of(id.option(), List.of("must not be '.' or '..'")));
        }
        return value;
    }

    /** The text as one segment: everything but unreserved characters is percent-encoded. */
    static String encode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "The id holds half a character (a text was cut in the middle of an emoji)");
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            if (UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xF));
            }
        }
        return encoded.toString();
    }
}
