package io.github.camelplanado.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A resource of the vendor's API: the first path part of an endpoint URI. */
public enum Resource {
    JOBS("jobs", "job"),
    CLIENTS("clients", "client"),
    SITES("sites", "site"),
    WEBHOOKS("webhooks", "webhook");

    private final String path;
    private final String entity;

    Resource(String path, String entity) {
        this.path = path;
        this.entity = entity;
    }

    /** The name in URIs, which is also the vendor's, e.g. {@code jobs}. */
    public String path() {
        return path;
    }

    /** The vendor's name of one entity, e.g. {@code job}: root key of single answers and prefix of event types. */
    public String entity() {
        return entity;
    }

    /** Whether entities carry {@code version} and changes of them are pushed as webhooks (documentation). */
    public boolean isVersioned() {
        return this != WEBHOOKS;
    }

    /** The resource of that URI name, if there is one. */
    public static Optional<Resource> ofPath(String path) {
        return Arrays.stream(values())
                .filter(resource -> resource.path.equals(path))
                .findFirst();
    }

    /** The URI names of all resources. */
    public static List<String> paths() {
        return Arrays.stream(values()).map(Resource::path).toList();
    }
}
