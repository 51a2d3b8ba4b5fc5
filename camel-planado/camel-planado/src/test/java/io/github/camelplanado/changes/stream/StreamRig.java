package io.github.camelplanado.changes.stream;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.client.AccountSettings;
import io.github.camelplanado.client.Accounts;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.webhook.WebhookBody;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ScheduledPollEndpoint;

/** One node: a route from the changes of a resource, with a store, a client and a receiver of webhooks. */
final class StreamRig implements AutoCloseable {

    static final String SCOPE = "planado";
    private static final Rhythm RHYTHM =
            new Rhythm(Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(50));

    private final PlanadoSimulator planado;
    private final CamelContext context = new DefaultCamelContext();
    private final PlanadoClient client;
    private final StreamStore store;
    private final StreamScope scope;
    private final PlanadoConfiguration configuration = new PlanadoConfiguration();
    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Receiver receiver;
    private Resource resource = Resource.JOBS;
    private Duration delay = Duration.ofMillis(200);
    private boolean threads;
    private volatile Processor work = exchange -> {};

    StreamRig(PlanadoSimulator planado, DataSource database) throws Exception {
        this(planado, database, RHYTHM);
    }

    StreamRig(PlanadoSimulator planado, DataSource database, Rhythm rhythm) throws Exception {
        this(planado, database, 0, Clock.systemUTC(), rhythm);
    }

    StreamRig(PlanadoSimulator planado, DataSource database, int requestsPerMinute, Clock clock) throws Exception {
        this(planado, database, requestsPerMinute, clock, RHYTHM);
    }

    private StreamRig(PlanadoSimulator planado, DataSource database, int requestsPerMinute, Clock clock, Rhythm rhythm)
            throws Exception {
        this.planado = planado;
        this.store = new StreamStore(database);
        store.open();
        context.addComponent("changes", new ChangesComponent());
        context.start();
        client = open(context, planado, requestsPerMinute);
        EntityLift lift = new EntityLift(ZoneOffset.UTC);
        WebhookBody body = new WebhookBody(lift);
        scope = new StreamScope(context, SCOPE, () -> store, () -> client, body::read, lift, "/hook", clock, rhythm);
        receiver = new Receiver(store, scope, body);
        configuration.setSweepInterval(Duration.ofHours(24));
        configuration.setStreamId("stream");
    }

    static PlanadoClient open(CamelContext context, PlanadoSimulator planado, int requestsPerMinute) {
        AccountSettings settings = new AccountSettings(
                planado.baseUrl(),
                planado.apiKey(),
                new AccountSettings.Pacing(requestsPerMinute, false, 2, 1000),
                new AccountSettings.Resilience(0, Duration.ofMillis(20), false, Duration.ofSeconds(1)),
                new AccountSettings.Transport(Duration.ofSeconds(5), Duration.ofSeconds(30), 64 << 20, 8, null, false),
                new AccountSettings.Names(Duration.ofMinutes(10), 1000));
        return Accounts.open(context, settings, null, null, Duration.ofMinutes(5));
    }

    StreamRig options(Consumer<PlanadoConfiguration> options) {
        options.accept(configuration);
        return this;
    }

    StreamRig of(Resource resource) {
        this.resource = resource;
        return this;
    }

    StreamRig delay(Duration delay) {
        this.delay = delay;
        return this;
    }

    /** What the route does with each change. */
    StreamRig doing(Processor work) {
        this.work = work;
        return this;
    }

    /** The route goes on in another thread before it does its work. */
    StreamRig threads() {
        threads = true;
        return this;
    }

    StreamRig start() throws Exception {
        context.getRegistry().bind("failures", new Failures(failures));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                ProcessorDefinition<?> route =
                        from("changes:stream?exceptionHandler=#failures").routeId("stream");
                (threads ? route.threads(1) : route).process(exchange -> {
                    work.process(exchange);
                    told.add(exchange.copy());
                });
            }
        });
        return this;
    }

    /** Waits until the first copy was told, and forgets it. */
    StreamRig copied() {
        try {
            awaitQuiet();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        told.clear();
        return this;
    }

    /** Waits until the list was read once and nothing waits. */
    void awaitQuiet() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> store.streams().of(SCOPE, resource).contains("stream")
                        && store.sweeps().state("stream").firstDone()
                        && store.queue().counts("stream").waiting() == 0);
    }

    void stop() throws Exception {
        context.getRouteController().stopRoute("stream");
    }

    void restart() throws Exception {
        context.getRouteController().startRoute("stream");
    }

    ChangesConsumer consumer() {
        return (ChangesConsumer) context.getRoute("stream").getConsumer();
    }

    StreamStore store() {
        return store;
    }

    StreamScope scope() {
        return scope;
    }

    PlanadoClient client() {
        return client;
    }

    Receiver receiver() {
        return receiver;
    }

    CamelContext context() {
        return context;
    }

    List<Throwable> failures() {
        return failures;
    }

    /** What succeeded. */
    List<Exchange> told() {
        return new ArrayList<>(told);
    }

    List<Object> told(String header) {
        return told().stream()
                .map(exchange -> exchange.getMessage().getHeader(header))
                .toList();
    }

    List<Object> ids() {
        return told(PlanadoConstants.EXTERNAL_ID);
    }

    void forget() {
        told.clear();
    }

    /** Waits until so many were told. */
    List<Exchange> awaitTold(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> told.size() >= count);
        return told();
    }

    /** Has the vendor send webhooks about jobs to this node. */
    String registerWebhook(String... types) {
        return planado.webhooks().register(receiver.url(), null, List.of(types));
    }

    @Override
    public void close() {
        context.stop();
        client.close();
        receiver.close();
    }

    private final class ChangesComponent extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, java.util.Map<String, Object> parameters) {
            return new ChangesEndpoint(uri, this);
        }
    }

    private final class ChangesEndpoint extends ScheduledPollEndpoint {
        ChangesEndpoint(String uri, ChangesComponent component) {
            super(uri, component);
            setDelay(delay.toMillis());
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("a consumer only");
        }

        @Override
        public org.apache.camel.Consumer createConsumer(Processor processor) throws Exception {
            ChangesConsumer consumer =
                    new ChangesConsumer(this, processor, resource, configuration, scope, StreamWatch.NOBODY);
            configureConsumer(consumer);
            return consumer;
        }
    }
}
