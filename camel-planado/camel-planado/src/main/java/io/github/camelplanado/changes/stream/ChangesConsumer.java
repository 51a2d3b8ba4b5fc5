package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.DetailReader;
import io.github.camelplanado.changes.OwnEcho;
import io.github.camelplanado.changes.StreamName;
import io.github.camelplanado.changes.store.Queue;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Streams;
import io.github.camelplanado.changes.store.Sweeps;
import io.github.camelplanado.message.BodyWriter;
import io.github.camelplanado.message.ChangeMessage;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every change of a resource: what webhooks brought, what the head and the sweep of the list found, and what the log of
 * deliveries says did not arrive. The newest version arrives at least once after any failure and never goes back; deletions are
 * told.
 *
 * <p>Many nodes may run one stream. One of them reads, each of them tells: one change at a time for an entity.
 *
 * <p>A stop lets exchanges end that are under way, and gives back everything else. Therefore it can be suspended, which is what
 * Camel does first when a route stops: a consumer that is stopped at once takes the error handlers of its route with it, and
 * these refuse the steps that an exchange still has before it.
 */
public final class ChangesConsumer extends DefaultConsumer implements ShutdownAware, Suspendable, ChangesControl {

    private static final Logger LOG = LoggerFactory.getLogger(ChangesConsumer.class);
    /** Camel's strategy waits for exchanges; this is for what ends at once. */
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** Longer than a weekend and what comes before and behind it. */
    private static final Duration ABANDONED_AFTER = Duration.ofDays(7);
    /** Longer than nodes restart one behind the other. */
    private static final Duration QUIET = Duration.ofHours(1);

    private final Resource resource;
    private final PlanadoConfiguration configuration;
    private final StreamScope scope;
    private final StreamWatch watch;
    private final DetailReader detail;
    private final ChangeMessage message;
    private String streamId;
    private volatile StreamRun run;

    /**
     * @param endpoint its {@code delay} is the pause of the head poll, if it is a scheduled poll endpoint
     * @param resource jobs, clients or sites
     * @param configuration the options of changes
     * @param scope what it shares with other consumers of the account
     * @param watch is told when it begins and ends
     * @throws IllegalArgumentException if the options contradict each other or the resource has no changes
     */
    public ChangesConsumer(
            Endpoint endpoint,
            Processor processor,
            Resource resource,
            PlanadoConfiguration configuration,
            StreamScope scope,
            StreamWatch watch) {
        super(endpoint, processor);
        if (!resource.isVersioned()) {
            throw new IllegalArgumentException("planado:" + resource.path()
                    + "/changes: the vendor sends no webhooks about them. There are: jobs, clients, sites");
        }
        this.resource = resource;
        this.configuration = configuration;
        this.scope = scope;
        this.watch = watch;
        this.detail = new DetailReader(scope.clients(), this::routes, configuration, scope.lift());
        this.message = new ChangeMessage(
                new BodyWriter(configuration.getOutput(), scope.lift()),
                new OwnEcho(scope.clients(), scope.lift().zone()));
    }

    @Override
    public String getStreamId() {
        return streamId;
    }

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        streamId = StreamName.of(getEndpoint(), getRoute(), configuration, resource, true);
        requireName();
        StreamOptions options = StreamOptions.of(configuration, delay());
        if (options.sweepInterval().isZero()) {
            LOG.info(
                    "planado:{}/changes: sweepInterval=0, so what neither a webhook nor the head of the list tells is not"
                            + " found",
                    resource.path());
        }
        begin(options);
    }

    private void begin(StreamOptions options) {
        StreamId stream = new StreamId(streamId, scope.name(), resource);
        StreamLife life = StreamLife.of(scope, stream, options, routes(), getExceptionHandler());
        StreamRun begun = new StreamRun(life, tellers(options), detail);
        watch.starting(this);
        run = begun;
        begun.start(this);
    }

    @Override
    protected void doSuspend() throws Exception {
        end();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        begin(StreamOptions.of(configuration, delay()));
    }

    @Override
    protected void doStop() throws Exception {
        end();
        super.doStop();
    }

    private void end() {
        StreamRun ending = run;
        if (ending != null) {
            ending.stop();
        }
        watch.stopped(this);
    }

    @Override
    protected void doShutdown() throws Exception {
        StreamRun ending = run;
        if (ending != null) {
            ending.awaitEnd(MOMENT);
        }
        super.doShutdown();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        StreamRun current = run;
        return current == null || isStarted() ? 0 : current.pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // stop does it
    }

    @Override
    public boolean isReader() {
        StreamRun current = run;
        return current != null && current.isReader();
    }

    @Override
    public Queue.Counts counts() {
        return store().queue().counts(streamId);
    }

    @Override
    public long entities() {
        return store().entities().count(streamId);
    }

    @Override
    public long behind() {
        return store().entities().behind(streamId);
    }

    @Override
    public Sweeps.State sweep() {
        return store().sweeps().state(streamId);
    }

    @Override
    public Duration stalled() {
        StreamRun current = run;
        return current == null ? Duration.ZERO : current.stalled();
    }

    @Override
    public long parkedCount() {
        return store().queue().parkedCount(streamId);
    }

    @Override
    public String state() {
        try {
            String sentence = StreamSentence.of(sweep(), counts(), entities());
            return lasting().map(trouble -> sentence + "; " + trouble).orElse(sentence);
        } catch (RuntimeException e) {
            return "The store is not to be had: " + e.getMessage();
        }
    }

    @Override
    public Optional<String> lasting() {
        StreamRun current = run;
        return current == null || !isStarted() ? Optional.empty() : current.lasting();
    }

    @Override
    public List<Queue.Parked> parked(int most) {
        return store().queue().parked(streamId, most);
    }

    @Override
    public int release(String uuid) {
        int released = store().queue().release(streamId, uuid);
        wake();
        return released;
    }

    @Override
    public int drop(String uuid) {
        return store().queue().drop(streamId, uuid);
    }

    @Override
    public long releaseDeletions() {
        long released = store().sweeps().releaseDeletions(streamId);
        wake();
        return released;
    }

    @Override
    public boolean dropDeletions() {
        return store().sweeps().dropDeletions(streamId);
    }

    @Override
    public void sweepNow() {
        store().sweeps().want(streamId);
        wake();
    }

    @Override
    public void reset() {
        store().streams().reset(streamId);
        wake();
    }

    @Override
    public List<Streams.Abandoned> abandoned() {
        return store().streams().abandoned(scope.name(), ABANDONED_AFTER);
    }

    @Override
    public void forget(String stream) {
        store().streams().forget(stream, scope.name(), QUIET);
    }

    /** Of that store; a component that is stopped and started may have another one. */
    private Function<StreamStore, Teller> tellers(StreamOptions options) {
        Exchanges exchanges = new ConsumerExchanges();
        return store -> new Teller(exchanges, message, telling(options, store));
    }

    private Telling telling(StreamOptions options, StreamStore store) {
        return options.transactionManager() == null
                ? new PlainTelling(getProcessor())
                : new SpringTelling(
                        getProcessor(), SpringTransactions.of(store.dataSource(), options.transactionManager()));
    }

    private void wake() {
        StreamRun current = run;
        if (current != null) {
            current.wakeReader();
            current.wakeWorkers();
        }
    }

    private StreamStore store() {
        return scope.stores().opened();
    }

    /** None for a consumer that was made without one. */
    private Set<String> routes() {
        return getRouteId() == null ? Set.of() : Set.of(getRouteId());
    }

    private Duration delay() {
        return getEndpoint() instanceof ScheduledPollEndpoint polling
                ? Duration.ofMillis(polling.getTimeUnit().toMillis(polling.getDelay()))
                : Duration.ofMinutes(1);
    }

    private void requireName() {
        if (streamId.isBlank() || Streams.isReserved(streamId)) {
            throw new IllegalArgumentException("A stream cannot be named '" + streamId
                    + "': the name must not be empty, and those that begin with 'replay:' are the store's own. Set the"
                    + " option streamId, or the id of the route, to another one");
        }
    }

    private final class ConsumerExchanges implements Exchanges {
        @Override
        public Exchange create() {
            return createExchange(false);
        }

        @Override
        public void release(Exchange exchange) {
            releaseExchange(exchange, false);
        }

        @Override
        public void complain(Exchange exchange, Throwable reason) {
            getExceptionHandler()
                    .handleException(
                            "A change was not told; it waits for the next attempt or is parked", exchange, reason);
        }
    }
}
