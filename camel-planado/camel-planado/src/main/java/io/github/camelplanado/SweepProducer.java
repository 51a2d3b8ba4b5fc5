package io.github.camelplanado;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Sweeps;
import io.github.camelplanado.changes.stream.ChangesControl;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Has the streams of changes of a resource read the whole list now, or lets the deletions pass that they hold back. It makes no
 * call and waits for nothing: the streams do it, in whatever JVM they run.
 */
final class SweepProducer extends DefaultProducer {

    private final Resource resource;
    private final ChangeStreams streams;
    private final PlanadoConfiguration configuration;

    SweepProducer(
            PlanadoEndpoint endpoint, Resource resource, ChangeStreams streams, PlanadoConfiguration configuration) {
        super(endpoint);
        this.resource = resource;
        this.streams = streams;
        this.configuration = configuration;
    }

    @Override
    public void process(Exchange exchange) {
        if (configuration.isRelease()) {
            Map<String, Long> released = forEach(ChangesControl::releaseDeletions, Sweeps::releaseDeletions);
            exchange.getMessage().setBody(released);
        } else {
            Map<String, Long> asked = forEach(SweepProducer::sweep, SweepProducer::sweep);
            exchange.getMessage().setBody(Map.of("streams", List.copyOf(asked.keySet())));
        }
    }

    /** Something done with a stream that runs elsewhere. */
    @FunctionalInterface
    private interface Remote {
        long with(Sweeps sweeps, String stream);
    }

    private Map<String, Long> forEach(ToLongFunction<ChangesControl> local, Remote remote) {
        Map<String, Long> done = new LinkedHashMap<>();
        streams.running().forEach((name, stream) -> {
            if (stream.getResource() == resource && isMeant(name)) {
                done.put(name, local.applyAsLong(stream));
            }
        });
        for (StreamDatabase database : streams.reachable(configuration)) {
            StreamStore store = database.get();
            store.streams().of(streams.scope(), resource).stream()
                    .filter(name -> !done.containsKey(name) && isMeant(name))
                    .forEach(name -> done.put(name, remote.with(store.sweeps(), name)));
        }
        if (done.isEmpty()) {
            throw new IllegalStateException("planado:" + resource.path() + "/sweep: there is no stream of changes of "
                    + resource.path() + " here: it needs a route from planado:" + resource.path()
                    + "/changes, in this JVM or in another one with the same dataSource");
        }
        return done;
    }

    private boolean isMeant(String name) {
        return configuration.getStreamId() == null
                || configuration.getStreamId().equals(name);
    }

    private static long sweep(ChangesControl stream) {
        stream.sweepNow();
        return 1;
    }

    private static long sweep(Sweeps sweeps, String stream) {
        sweeps.want(stream);
        return 1;
    }
}
