package io.github.camelplanado;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.ChangeReader;
import io.github.camelplanado.changes.DetailReader;
import io.github.camelplanado.changes.MemoryStore;
import io.github.camelplanado.changes.OwnEcho;
import io.github.camelplanado.changes.StreamName;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.message.BodyWriter;
import io.github.camelplanado.message.ChangeMessage;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.message.RouteOutcome;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a list and tells what is new or changed, at least once, oldest first within a poll.
 *
 * <p>A poll reads the head and tells what it found, those included that failed before. Then it goes on with a walk over the
 * whole list, if one is due: a regular walk reads the pages that its share of the rate allows by now and leaves the rest to
 * the next polls; the first walk, and one that makes up for something lost, is read in one go, with a look at the head every
 * {@code delay}. So a walk of hours holds up no new entity.
 *
 * <p>An entity whose exchange fails is told again by the next poll and holds up no other; nothing more is read while a
 * thousand of them wait. What is known moves on only after an exchange has succeeded.
 *
 * <p>A stop does not wait for ever for a poll that is held up in its route. Such a poll ends after that exchange, and no other
 * one begins before, so that the position in the store is moved by one thread at a time.
 */
public final class PlanadoConsumer extends ScheduledPollConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(PlanadoConsumer.class);

    private final Resource resource;
    private final PlanadoConfiguration configuration;
    private final Supplier<PlanadoClient> clients;
    private final ChangeStore store;
    private final EntityLift lift;
    private final Clock clock;
    private final DetailReader detail;
    private final ChangeMessage message;
    private final ReentrantLock polling = new ReentrantLock();
    private String streamId;
    private PlanadoClient client;
    private volatile ChangeReader reader;

    /**
     * @param endpoint a scheduled poll endpoint
     * @param resource one that has a list
     * @param configuration the options of polling
     * @param clients asked at each poll: a component that was stopped and started has another client
     * @param store what is known; opened by the first poll, so that a database that is down does not keep the route from
     *     starting; closed by its owner
     * @param timeZone of the vendor's times without a zone
     * @param clock measures intervals
     * @throws IllegalArgumentException if the options contradict each other or the resource cannot be polled
     */
    public PlanadoConsumer(
            Endpoint endpoint,
            Processor processor,
            Resource resource,
            PlanadoConfiguration configuration,
            Supplier<PlanadoClient> clients,
            ChangeStore store,
            ZoneId timeZone,
            Clock clock) {
        super(endpoint, processor);
        PollableLists.require(resource, configuration);
        if (configuration.getSweepInterval().isNegative()) {
            throw new IllegalArgumentException(
                    "sweepInterval must be 0 or more, not " + configuration.getSweepInterval());
        }
        this.resource = resource;
        this.configuration = configuration;
        this.clients = clients;
        this.store = store;
        this.lift = new EntityLift(timeZone);
        this.clock = clock;
        this.detail = new DetailReader(clients, this::routes, configuration, lift);
        this.message =
                new ChangeMessage(new BodyWriter(configuration.getOutput(), lift), new OwnEcho(clients, timeZone));
    }

    /** The name of the position in the store; null before the first start. */
    public String getStreamId() {
        return streamId;
    }

    @Override
    protected void doStart() throws Exception {
        streamId = StreamName.of(getEndpoint(), getRoute(), configuration, resource, !(store instanceof MemoryStore));
        requireOwnName();
        // A poll that outlives a stop keeps the old one; the next poll makes a new one from what the store says.
        reader = null;
        client = clients.get();
        if (configuration.getSweepInterval().isZero()) {
            LOG.info(
                    "planado:{}: sweepInterval=0, so changes that the head of the list does not show are not found",
                    resource.path());
        }
        super.doStart();
    }

    @Override
    protected int poll() throws Exception {
        if (!polling.tryLock()) {
            // The scheduler makes one poll at a time, but a start does not wait for a poll that the stop left behind.
            LOG.info(
                    "planado:{}: a poll from before the restart still works, so this one is left out", resource.path());
            return 0;
        }
        try {
            return poll(reader());
        } finally {
            polling.unlock();
        }
    }

    /** The reader with the client that the component has at the moment. */
    private ChangeReader reader() {
        PlanadoClient now = clients.get();
        ChangeReader current = reader;
        if (current == null || client != now) {
            client = now;
            current = new ChangeReader(now, resource, configuration, store, streamId, routes(), lift, clock);
            reader = current;
        }
        return current;
    }

    private int poll(ChangeReader mine) throws Exception {
        mine.begin();
        Set<String> failed = new HashSet<>();
        int told = 0;
        try {
            mine.readHead();
        } finally {
            // What waits since an earlier poll does not depend on this reading.
            told += tellAll(mine, failed);
        }
        Instant headAt = clock.instant();
        while (isAllowed(mine) && mine.readWalk()) {
            forceConsumerAsReady();
            told += tellAll(mine, failed);
            if (Duration.between(headAt, clock.instant()).toMillis()
                    >= getTimeUnit().toMillis(getDelay())) {
                mine.readHead();
                told += tellAll(mine, failed);
                headAt = clock.instant();
            }
        }
        forceConsumerAsReady();
        if (isAllowed(mine)) {
            mine.confirm();
        }
        return told;
    }

    private int tellAll(ChangeReader mine, Set<String> failed) throws Exception {
        int told = 0;
        for (Change found : mine.untold()) {
            if (!isAllowed(mine)) {
                break;
            }
            if (failed.contains(found.uuid())) {
                continue;
            }
            if (tell(mine, found)) {
                told++;
            } else {
                failed.add(found.uuid());
                mine.failed(found);
            }
        }
        return told;
    }

    private boolean tell(ChangeReader mine, Change found) throws Exception {
        Change change;
        try {
            change = Futures.await(detail.complete(found));
        } catch (PlanadoException e) {
            if (e.isRetryable()
                    || e instanceof PlanadoAuthenticationException
                    || e instanceof PlanadoNotFoundException) {
                // The next one would fail too, with 404 because the vendor does not have the call: the poll ends here,
                // and
                // the others go first in the next one.
                mine.failed(found);
                throw e;
            }
            handleException("The entity of a change could not be fetched: " + found.key(), e);
            return false;
        }
        if (!route(change)) {
            return false;
        }
        mine.told(found, change.state());
        return true;
    }

    /** Not for a poll that outlived a stop: what it leaves, the position included, is the business of the new start. */
    private boolean isAllowed(ChangeReader mine) {
        return mine == reader && isPollAllowed();
    }

    private boolean route(Change change) {
        Exchange exchange = createExchange(false);
        try {
            message.fill(exchange.getMessage(), change);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        boolean succeeded = RouteOutcome.succeeded(exchange);
        if (exchange.getException() != null) {
            handleException("A change was not told; the next poll tells it again", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
        return succeeded;
    }

    /** None for a consumer that was made without one. */
    private Set<String> routes() {
        return getRouteId() == null ? Set.of() : Set.of(getRouteId());
    }

    private void requireOwnName() {
        if (store instanceof MemoryStore) {
            return;
        }
        for (Route other : getEndpoint().getCamelContext().getRoutes()) {
            if (other.getConsumer() instanceof PlanadoConsumer consumer
                    && consumer != this
                    && streamId.equals(consumer.streamId)
                    && configuration.getDataSource() == consumer.configuration.getDataSource()
                    && Objects.equals(configuration.getStore(), consumer.configuration.getStore())) {
                throw new IllegalArgumentException("Two consumers keep their position under the name '" + streamId
                        + "', so each would miss what the other one told. Give one of them the option streamId");
            }
        }
    }
}
