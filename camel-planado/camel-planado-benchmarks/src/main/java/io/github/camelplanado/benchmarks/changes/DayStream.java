package io.github.camelplanado.benchmarks.changes;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.InitialPosition;
import io.github.camelplanado.api.PlanadoConfiguration;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.stream.ChangesConsumer;
import io.github.camelplanado.changes.stream.StreamScope;
import io.github.camelplanado.changes.stream.StreamWatch;
import io.github.camelplanado.message.EntityLift;
import io.github.camelplanado.webhook.WebhookBody;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A stream of jobs with the component's defaults, a real client and a real store, whose time is the account's and is moved by
 * hand. The rate is the default one for the pace of sweeps; the budget lets every call go at once.
 */
final class DayStream implements AutoCloseable {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** There is no other node. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int ALL = 1_000_000;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENCE_NANOS = TimeUnit.HOURS.toNanos(1);

    private final DayAccount account;
    private final String name;
    private final StreamStore store;
    private final DayClock clock;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PlanadoComponent planado = new PlanadoComponent();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong gone = new AtomicLong();
    private final StreamScope scope;
    private final DayReceiver receiver;
    private String webhook;
    private ChangesConsumer consumer;

    /** @param name of stream and scope */
    DayStream(DayAccount account, String name, StreamStore store) throws IOException {
        this.account = account;
        this.name = name;
        this.store = store;
        this.clock = new DayClock(account.clock());
        planado.setBaseUrl(account.simulator().baseUrl());
        planado.setApiKey(account.simulator().apiKey());
        planado.setBudget(new OpenBudget());
        camel.addComponent("planado", planado);
        EntityLift lift = new EntityLift(ZoneOffset.UTC);
        WebhookBody body = new WebhookBody(lift);
        this.scope = new StreamScope(
                camel, name, () -> store, planado::client, body::read, lift, DayReceiver.PATH, clock, LEASE);
        this.receiver = new DayReceiver(name, store, scope, body);
        camel.start();
    }

    /** Starts the consumer; it ends the one before. */
    DayStream start(Detail detail, InitialPosition position) {
        stop();
        PlanadoConfiguration options = new PlanadoConfiguration();
        options.setStreamId(name);
        options.setDetail(detail);
        options.setInitialPosition(position);
        options.setMaxDeletes(ALL);
        options.setConcurrentConsumers(2);
        consumer = new ChangesConsumer(
                camel.getEndpoint("planado:jobs/changes"),
                this::count,
                Resource.JOBS,
                options,
                scope,
                StreamWatch.NOBODY);
        consumer.start();
        await(() -> store.streams().of(name, Resource.JOBS).contains(name));
        return this;
    }

    private void stop() {
        if (consumer != null) {
            consumer.stop();
            consumer.shutdown();
        }
    }

    private void count(Exchange exchange) {
        told.incrementAndGet();
        if ("deleted".equals(exchange.getMessage().getHeader(PlanadoConstants.CHANGE))) {
            gone.incrementAndGet();
        }
    }

    /** Enters the webhook, or takes it away. */
    DayStream webhooks(boolean wanted) {
        if (webhook != null) {
            account.simulator().webhooks().remove(webhook);
        }
        webhook = wanted ? account.simulator().webhooks().register(receiver.url(), null, List.of()) : null;
        return this;
    }

    /** How many changes were told. */
    long told() {
        return told.get();
    }

    /** How many of them were deletions. */
    long gone() {
        return gone.get();
    }

    /** A minute passes, with all that the reader has to do at its end. */
    void minute() {
        clock.advance(MINUTE, () -> consumer.release("nobody"));
    }

    /** Asks for a sweep, as the interval does after a day of the database's time. */
    void sweep() {
        consumer.sweepNow();
    }

    /** Whether a sweep runs or is asked for. */
    boolean isSweeping() {
        return consumer.sweep().running() || consumer.sweep().wanted();
    }

    /** Whether the account was read once. */
    boolean isLearnt() {
        return consumer.sweep().firstDone();
    }

    /** Waits until every webhook is merged and everything that is known is told. */
    void settle() {
        await(this::isQuiet);
    }

    private boolean isQuiet() {
        if (account.simulator().pendingDeliveries() > 0) {
            return false;
        }
        if (store.inbox().counts(name).waiting() > 0) {
            // A deletion is asked about by a loop that looks each second if nobody wakes it.
            scope.arrived();
            return false;
        }
        return store.queue().counts(name).waiting() == 0;
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The stream does not get on: " + consumer.state());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        stop();
        receiver.close();
        camel.stop();
    }
}
