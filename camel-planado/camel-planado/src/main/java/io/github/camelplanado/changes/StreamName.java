package io.github.camelplanado.changes;

import java.util.List;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;

/** The name of a consumer's position in the store. */
public final class StreamName {

    private StreamName() {}

    /**
     * The option {@code streamId}, else the id of the route, else what the endpoint is about. Ids that Camel makes up shift
     * with the code, so a position that outlives this JVM cannot go by them.
     *
     * @param route null behind an endpoint that wraps this one, as {@code master:} does; its route is looked for
     * @param durable whether the position outlives this JVM
     */
    public static String of(
            Endpoint endpoint, Route route, PlanadoConfiguration configuration, Resource resource, boolean durable) {
        if (configuration.getStreamId() != null) {
            return configuration.getStreamId();
        }
        Route mine = route == null ? behind(endpoint) : route;
        if (mine != null && (isNamed(mine) || !durable)) {
            return mine.getId();
        }
        String uri = endpoint.getEndpointUri();
        return uri.substring(0, uri.indexOf(':')) + "-" + resource.path();
    }

    /** Camel numbers the routes that it makes of kamelets, and calls that their own id. */
    private static boolean isNamed(Route route) {
        return route.isCustomId() && !route.isCreatedByKamelet();
    }

    private static Route behind(Endpoint endpoint) {
        List<Route> wrapping = endpoint.getCamelContext().getRoutes().stream()
                .filter(route ->
                        route.getEndpoint() instanceof DelegateEndpoint outer && outer.getEndpoint() == endpoint)
                .toList();
        if (wrapping.size() > 1) {
            throw new IllegalArgumentException("Several routes read from " + endpoint.getEndpointBaseUri()
                    + " behind another endpoint, such as master:, so their ids do not name their streams. Give each of"
                    + " them the option streamId");
        }
        return wrapping.isEmpty() ? null : wrapping.get(0);
    }
}
