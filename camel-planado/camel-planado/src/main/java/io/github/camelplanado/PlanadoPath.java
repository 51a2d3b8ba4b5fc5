package io.github.camelplanado;

import java.util.Optional;

import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;

/**
 * The path of an endpoint URI, checked.
 *
 * @param resource empty for {@code all}, which exists for webhooks only
 * @param operation empty for consumers
 * @param isStream whether it is a stream of changes, which is for consumers only
 */
record PlanadoPath(Optional<Resource> resource, Optional<Operation> operation, boolean isStream) {

    static final String ALL = "all";
    static final String CHANGES = "changes";

    /**
     * Reads {@code resource[/operation]}.
     *
     * @throws IllegalArgumentException if there is no such resource or operation; the text lists those there are
     */
    static PlanadoPath parse(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length > 2) {
            throw new IllegalArgumentException(
                    "'" + path + "' is no planado path; it must be resource or resource/operation");
        }
        if (parts[0].equals(ALL) && parts.length == 1) {
            return new PlanadoPath(Optional.empty(), Optional.empty(), false);
        }
        Resource resource = Resource.ofPath(parts[0])
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown resource '" + parts[0] + "'. There are: " + String.join(", ", Resource.paths())));
        if (parts.length == 1) {
            return new PlanadoPath(Optional.of(resource), Optional.empty(), false);
        }
        if (parts[1].equals(CHANGES)) {
            return stream(resource);
        }
        Operation operation = Operation.ofPath(parts[1])
                .filter(Catalogue.producerOperations(resource)::contains)
                .orElseThrow(() -> new IllegalArgumentException("planado:" + resource.path() + " has no operation '"
                        + parts[1] + "'. It has: "
                        + Catalogue.names(Catalogue.producerOperations(resource))
                        + ". A consumer has none" + (resource.isVersioned() ? ", or changes" : "")));
        return new PlanadoPath(Optional.of(resource), Optional.of(operation), false);
    }

    private static PlanadoPath stream(Resource resource) {
        if (!resource.isVersioned()) {
            throw new IllegalArgumentException("planado:" + resource.path()
                    + "/changes: there is no stream of changes of " + resource.path()
                    + ", because the vendor sends no webhooks about them. There are: jobs, clients, sites. "
                    + "planado:" + resource.path() + " polls");
        }
        return new PlanadoPath(Optional.of(resource), Optional.empty(), true);
    }
}
