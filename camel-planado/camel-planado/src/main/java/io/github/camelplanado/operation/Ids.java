package io.github.camelplanado.operation;

import java.util.regex.Pattern;

/** Tells a uuid from an external id. The vendor's uuids are of several versions, so only the form counts. */
final class Ids {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    static boolean isUuid(String id) {
        return id != null && UUID.matcher(id).matches();
    }
}
