package io.github.camelplanado;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelplanado.client.PlanadoClient;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Tells the client when routes stop, before Camel waits for their exchanges: calls that wait for their turns would let it wait
 * for minutes. Of the hooks that Camel has only {@link ShutdownPrepared} is asked so early, and of services of the route alone,
 * so each route is given one.
 */
final class StoppingRoutes extends LifecycleStrategySupport {

    private final Supplier<PlanadoClient> open;

    /**
     * Tells that client.
     *
     * @param open gives it; null while there is none
     */
    StoppingRoutes(Supplier<PlanadoClient> open) {
        this.open = open;
    }

    /** Watches the routes that are there; of those that come Camel tells itself. */
    void watch(CamelContext context) {
        context.addLifecycleStrategy(this);
        onRoutesAdd(context.getRoutes());
    }

    void watchNoLonger(CamelContext context) {
        context.getLifecycleStrategies().remove(this);
    }

    @Override
    public void onContextStopping(CamelContext context) {
        tell(PlanadoClient::waitNoLonger);
    }

    /** At each start: Camel gathers the services of a route anew. */
    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        routes.forEach(this::runs);
    }

    /** A stop that took too long may be called off: then only the consumer starts again. */
    @Override
    public void onServiceAdd(CamelContext context, Service service, Route route) {
        if (route != null && service instanceof org.apache.camel.Consumer) {
            runs(route);
        }
    }

    @Override
    public void onRoutesRemove(Collection<Route> routes) {
        routes.forEach(route -> tell(client -> client.routeStarts(route.getId())));
    }

    private void runs(Route route) {
        tell(client -> client.routeStarts(route.getId()));
        route.addService(new Watch(this, route.getId()));
    }

    private void stops(String route, boolean suspendOnly, boolean forced) {
        if (forced) {
            // Also at the end of a suspension that took too long; after that the route may be resumed.
            tell(client -> client.giveUpWaiting(route));
        } else if (!suspendOnly) {
            tell(client -> client.routeStops(route));
        }
    }

    private void tell(Consumer<PlanadoClient> what) {
        PlanadoClient client = open.get();
        if (client != null) {
            what.accept(client);
        }
    }

    /** Is asked to prepare for the stop of one route. */
    private record Watch(StoppingRoutes owner, String route) implements Service, ShutdownPrepared {

        @Override
        public void start() {
            // it only waits for the end
        }

        @Override
        public void stop() {
            // the exchanges have ended by then
        }

        @Override
        public void prepareShutdown(boolean suspendOnly, boolean forced) {
            owner.stops(route, suspendOnly, forced);
        }
    }
}
