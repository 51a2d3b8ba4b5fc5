package io.github.camelplanado.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
    /** Where the app was while a job was in progress. */
    LOCATIONS("locations"),
    ADD_MATERIAL("add-material"),
    UPDATE_MATERIAL("update-material"),
    REMOVE_MATERIAL("remove-material"),
    /** Users by where they were last; a POST that changes nothing. */
    SEARCH_NEARBY("search-nearby"),
    SHIFTS("shifts"),
    UPDATE_SHIFTS("update-shifts"),
    /** The values of a dictionary. */
    VALUES("values"),
    /** The attempts to deliver a webhook. */
    REQUESTS("requests"),
    /** Any call, named by the exchange: nobody is blocked by what is not modelled. */
    CALL("call"),
    /** No call of the vendor: has the streams of changes of this component read the whole list now. */
    SWEEP("sweep");

    private static final Set<Operation> WRITES =
            EnumSet.of(CREATE, UPDATE, UPSERT, DELETE, ADD_MATERIAL, UPDATE_MATERIAL, REMOVE_MATERIAL, UPDATE_SHIFTS);

    private final String path;

    Operation(String path) {
        this.path = path;
    }

    /** The name in URIs. */
    public String path() {
        return path;
    }

    /** Whether it changes something at the vendor; of {@link #CALL} that is not known. */
    public boolean isWrite() {
        return WRITES.contains(this);
    }

    /** The operation of that URI name, if there is one. */
    public static Optional<Operation> ofPath(String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.path.equals(path))
                .findFirst();
    }
}
