package io.github.camelplanado.operation;

import java.util.function.Consumer;

import io.github.camelplanado.api.Named;

/**
 * A name in a request that has to become a uuid.
 *
 * @param path where it stands, for messages: keys of the body, a parameter of the query, or {@value #ID}
 * @param named what has that name
 * @param name as it was given
 * @param replace puts the uuid in its place
 */
record Mention(String path, Named named, String name, Consumer<String> replace) {

    /** The path of the id in the path of the request. */
    static final String ID = "id";

    /** The key of the body or the parameter in which it stands. */
    String root() {
        return root(path);
    }

    boolean isId() {
        return path.equals(ID);
    }

    /** The first key of a path. */
    static String root(String path) {
        return path.split("[.\\[]", 2)[0];
    }
}
