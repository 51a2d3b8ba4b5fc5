package io.github.camelplanado;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.stream.ChangesConsumer;
import io.github.camelplanado.changes.stream.ChangesControl;
import io.github.camelplanado.changes.stream.SpringTransactions;
import io.github.camelplanado.changes.stream.SteadyClock;
import io.github.camelplanado.changes.stream.StreamScope;
import io.github.camelplanado.changes.stream.StreamWatch;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.monitor.StreamMonitors;
import io.github.camelplanado.monitor.StreamReport;
import io.github.camelplanado.monitor.WatchedStream;
import io.github.camelplanado.webhook.WebhookBody;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;

/**
 * The streams of changes of a component: the databases they are kept in, each opened once, and the one receiver of webhooks.
 * Safe for many threads.
 */
final class ChangeStreams implements AutoCloseable {

    private final PlanadoComponent component;
    private final EntityLift lift;
    private final WebhookBody webhooks;
    private final ChangesReceiver receiver;
    /** By data source or file; a component has one or two. */
    private final Map<Object, ScopedStore> stores = new ConcurrentHashMap<>();

    private final Map<ChangesControl, Shown> running = new ConcurrentHashMap<>();

    /** Who tells what is kept under a name. */
    private final Map<Name, ChangesControl> names = new ConcurrentHashMap<>();

    private record Name(StreamScope scope, String stream) {}

    ChangeStreams(PlanadoComponent component) {
        this.component = component;
        this.lift = new EntityLift(ZoneId.of(component.getTimeZone()));
        this.webhooks = new WebhookBody(lift);
        this.receiver = new ChangesReceiver(
                component.getCamelContext(),
                path(),
                webhooks,
                component::client,
                component.webhooks(),
                this::receiverOfAnother);
    }

    /**
     * A consumer that tells changes.
     *
     * @throws IllegalArgumentException if the options contradict each other, or there is no database
     */
    ChangesConsumer consumer(
            Endpoint endpoint, Processor processor, Resource resource, PlanadoConfiguration configuration) {
        ScopedStore store = store(configuration);
        return new ChangesConsumer(
                endpoint, processor, resource, configuration, store.scope(), new Run(store, configuration));
    }

    /**
     * A stream that runs here.
     *
     * @param store where it is kept
     * @param hide takes it out of what shows it
     */
    private record Shown(ScopedStore store, WatchedStream stream, Runnable hide) {}

    /** What there is to tell of the streams that run here, by name. */
    Map<String, Map<String, Object>> reports() {
        Map<String, Map<String, Object>> reports = new TreeMap<>();
        running.forEach((control, shown) -> reports.put(control.getStreamId(), StreamReport.of(shown.stream())));
        return reports;
    }

    /** The streams that run here, by name. */
    Map<String, ChangesControl> running() {
        Map<String, ChangesControl> byName = new TreeMap<>();
        running.keySet().forEach(control -> byName.put(control.getStreamId(), control));
        return byName;
    }

    /**
     * The databases in which streams can be that those options mean: theirs, and those of the streams that run here. One of a
     * route that does not run is left alone: an embedded one can be another process's, and none is to be waited for.
     */
    List<StreamDatabase> reachable(PlanadoConfiguration configuration) {
        Set<StreamDatabase> databases = new LinkedHashSet<>();
        if (configuration.getDataSource() != null || component.getDataSource() != null) {
            databases.add(store(configuration).database());
        }
        running.values().forEach(shown -> databases.add(shown.store().database()));
        return List.copyOf(databases);
    }

    /** The name under which the component's streams are kept. */
    String scope() {
        return component.name();
    }

    /** Where the endpoint's changes are kept: its own options win. */
    private ScopedStore store(PlanadoConfiguration configuration) {
        DataSource own = configuration.getDataSource();
        if (own == null && configuration.getStore() == null) {
            own = component.getDataSource();
        }
        if (own != null) {
            DataSource database = own;
            if (configuration.getTransactionManager() != null) {
                SpringTransactions.check(database, configuration.getTransactionManager());
            }
            return stores.computeIfAbsent(database, key -> scoped(StreamDatabase.of(database)));
        }
        String file = configuration.getStore() == null ? component.getStore() : configuration.getStore();
        if (configuration.getTransactionManager() != null) {
            throw new IllegalArgumentException("transactionManager needs a dataSource: the changes would be kept in the"
                    + " embedded database " + file + ", of which it knows nothing");
        }
        if (configuration.getConcurrentConsumers() > EmbeddedDatabase.MOST_CONSUMERS) {
            throw new IllegalArgumentException("concurrentConsumers=" + configuration.getConcurrentConsumers()
                    + " must be 1 to " + EmbeddedDatabase.MOST_CONSUMERS + " in the embedded database " + file
                    + ", which has connections for no more. Set dataSource to a PostgreSQL for them");
        }
        return stores.computeIfAbsent(file, key -> scoped(StreamDatabase.embedded(file)));
    }

    /**
     * The embedded database of that file, open.
     *
     * @throws IllegalArgumentException if H2 is missing
     */
    DataSource embedded(String file) {
        return stores.computeIfAbsent(file, key -> scoped(StreamDatabase.embedded(file)))
                .database()
                .connect();
    }

    private ScopedStore scoped(StreamDatabase database) {
        Clock clock = new SteadyClock();
        StreamScope scope = new StreamScope(
                component.getCamelContext(),
                component.name(),
                database,
                component::client,
                webhooks::read,
                lift,
                path().isEmpty() ? null : path(),
                clock,
                component.getLeaseDuration());
        InboxRoom room = new InboxRoom(scope::lag, clock);
        InboxIntake intake = new InboxIntake(database::opened, component.name(), room, scope::arrived, scope::missed);
        return new ScopedStore(database, scope, intake);
    }

    /** Another component of the context whose receiver has the path. */
    private Optional<String> receiverOfAnother() {
        CamelContext context = component.getCamelContext();
        return context.getComponentNames().stream()
                .filter(name -> context.hasComponent(name) instanceof PlanadoComponent other
                        && other != component
                        && other.receivesAt(path()))
                .findFirst();
    }

    /** Whether webhooks for streams of the component are received at that path. */
    boolean receivesAt(String path) {
        return receiver.isOpenAt(path);
    }

    private String path() {
        String path = component.getWebhookPath();
        return path == null ? "" : path.trim();
    }

    @Override
    public void close() {
        stores.values().forEach(kept -> kept.database().close());
    }

    /** What begins and ends with a consumer. */
    private final class Run implements StreamWatch {

        private final ScopedStore store;
        private final PlanadoConfiguration configuration;

        private Run(ScopedStore store, PlanadoConfiguration configuration) {
            this.store = store;
            this.configuration = configuration;
        }

        @Override
        public void starting(ChangesControl control) {
            take(control);
            try {
                receiver.join(
                        "planado:" + control.getResource().path() + "/changes", control, configuration, store.intake());
            } catch (RuntimeException e) {
                names.values().remove(control);
                throw e;
            }
            WatchedStream watched = new WatchedStream(
                    component.name(),
                    control,
                    () -> store.database().opened().inbox().counts(component.name()),
                    store.scope()::lag);
            Runnable hide =
                    StreamMonitors.show(component.getCamelContext(), watched, component.isHealthCheckConsumerEnabled());
            running.put(control, new Shown(store, watched, hide));
        }

        /** Whatever wraps their endpoints: two routes of one JVM are no cluster, each is to be told everything. */
        private void take(ChangesControl control) {
            ChangesControl other = names.putIfAbsent(new Name(store.scope(), control.getStreamId()), control);
            if (other != null && other != control) {
                throw new IllegalArgumentException(
                        "Two consumers of one application keep their position under the name '"
                                + control.getStreamId()
                                + "', so each would miss what the other one told. Give one of them the"
                                + " option streamId");
            }
        }

        @Override
        public void stopped(ChangesControl control) {
            names.values().remove(control);
            receiver.leave(control);
            Shown shown = running.remove(control);
            if (shown != null) {
                shown.hide().run();
            }
        }
    }
}
