package io.github.camelplanado.api;

import java.util.Arrays;
import java.util.Optional;

/** What a producer does with a resource: the second path part of an endpoint URI. */
public enum Operation {
    LIST("list"),
    GET("get"),
    CREATE("create"),
    UPDATE("update"),
    /** Create or update, whichever it takes; made of the vendor's create and update calls. */
    UPSERT("upsert"),
    DELETE("delete"),
    HISTORY("history"),
    REQUESTS("requests");

    private final String path;

    Operation(String path) {
        this.path = path;
    }

    /** The name in URIs. */
    public String path() {
        return path;
    }

    /** Whether it changes something at the vendor. */
    public boolean isWrite() {
        return this == CREATE || this == UPDATE || this == UPSERT || this == DELETE;
    }

    /** The operation of that URI name, if there is one. */
    public static Optional<Operation> ofPath(String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.path.equals(path))
                .findFirst();
    }
}
