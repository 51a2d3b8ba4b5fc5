package io.github.camelplanado.changes;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;

/** The name of a consumer's position in the store. */
public final class StreamName {

    private StreamName() {}

    /**
     * The option {@code streamId}, else the id of the route, else what the endpoint is about. Ids that Camel makes up shift
     * with the code, so a position that outlives this JVM cannot go by them.
     *
     * @param durable whether the position outlives this JVM
     */
    public static String of(
            Endpoint endpoint, Route route, PlanadoConfiguration configuration, Resource resource, boolean durable) {
        if (configuration.getStreamId() != null) {
            return configuration.getStreamId();
        }
        if (route != null && (route.isCustomId() || !durable)) {
            return route.getId();
        }
        String uri = endpoint.getEndpointUri();
        return uri.substring(0, uri.indexOf(':')) + "-" + resource.path();
    }
}
