package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelplanado.api.Priority;
import io.github.camelplanado.changes.store.Inbox;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.message.EntityLift;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * What the consumers of one account share: the store with its one inbox, and whoever merges it. One for each component and
 * store; it works while consumers of it run. Safe for many threads.
 */
public final class StreamScope {

    private final CamelContext context;
    private final String name;
    private final StoreSource stores;
    private final Supplier<PlanadoClient> clients;
    private final DeliveryReader deliveries;
    private final EntityLift lift;
    private final String webhookPath;
    private final Clock clock;
    private final Rhythm rhythm;
    private final Missed missing;
    private final Pulse merging;
    private final Pulse verifying;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<StreamRun> runs = new CopyOnWriteArraySet<>();
    private volatile Loop merger;
    private volatile Loop verifier;
    /** Not woken by webhooks. */
    private Loop housekeeping;

    private StreamCalls calls;
    private ExecutorService threads;

    /**
     * @param name of the component's scheme
     * @param stores gives the store once it is open, and fails until then; asked often
     * @param clients the account, asked at each call
     * @param deliveries reads the bodies of webhooks
     * @param lift gives zone-less times their zone
     * @param webhookPath the end of the receiver's address, or null
     * @param clock measures intervals
     * @param lease how long a node that died holds up the others
     */
    public StreamScope(
            CamelContext context,
            String name,
            StoreSource stores,
            Supplier<PlanadoClient> clients,
            DeliveryReader deliveries,
            EntityLift lift,
            String webhookPath,
            Clock clock,
            Duration lease) {
        this(context, name, stores, clients, deliveries, lift, webhookPath, clock, Rhythm.of(lease));
    }

    StreamScope(
            CamelContext context,
            String name,
            StoreSource stores,
            Supplier<PlanadoClient> clients,
            DeliveryReader deliveries,
            EntityLift lift,
            String webhookPath,
            Clock clock,
            Rhythm rhythm) {
        this.context = context;
        this.name = name;
        this.stores = stores;
        this.clients = clients;
        this.deliveries = deliveries;
        this.lift = lift;
        this.webhookPath = webhookPath;
        this.clock = clock;
        this.rhythm = rhythm;
        this.missing = new Missed(name);
        this.merging = new Pulse(clock);
        this.verifying = new Pulse(clock);
    }

    /** A webhook was put into the inbox. */
    public void arrived() {
        wake(merger);
    }

    /** Something may have been missed: the store was not to be had for a time, so that webhooks were refused. */
    public void missed() {
        missing.tell();
        runs.forEach(StreamRun::missed);
    }

    Missed missing() {
        return missing;
    }

    /**
     * How far the work on webhooks lags behind: the times are those for which it stands still here and everywhere else.
     *
     * @throws RuntimeException if the store is not open or does not answer
     */
    public Inbox.Lag lag() {
        Inbox.Lag lag = stores.opened().inbox().lag(name, Standstill.MOST_UNMERGED);
        return new Inbox.Lag(
                lag.unmerged(),
                lag.poison(),
                merging.standstill(lag.unmergedFor()),
                verifying.standstill(lag.unverifiedFor()));
    }

    /** What the common work has failed with for minutes, in a sentence; empty if it has not. */
    Optional<String> lasting() {
        return Stream.of(merger, verifier)
                .filter(Objects::nonNull)
                .map(Loop::lasting)
                .flatMap(Optional::stream)
                .findFirst();
    }

    String name() {
        return name;
    }

    StoreSource stores() {
        return stores;
    }

    Supplier<PlanadoClient> clients() {
        return clients;
    }

    EntityLift lift() {
        return lift;
    }

    Clock clock() {
        return clock;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    CamelContext context() {
        return context;
    }

    /** Reads the logs of deliveries by those calls. */
    Replay replay(StreamCalls caller) {
        return new Replay(name, webhookPath, caller, deliveries, clock);
    }

    /** Sweeps that were asked for make haste. */
    void hurry() {
        runs.forEach(StreamRun::hurry);
    }

    /** A consumer begins. */
    void join(StreamRun run) {
        lock.lock();
        try {
            runs.add(run);
            // What was sent while it did not run.
            missed();
            if (threads == null) {
                start();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A consumer ends; with the last one everything does. */
    void leave(StreamRun run) {
        lock.lock();
        try {
            runs.remove(run);
            if (runs.isEmpty() && threads != null) {
                merger.stop();
                verifier.stop();
                merger = null;
                verifier = null;
                housekeeping.stop();
                calls.stop();
                // No interrupt: a loop ends by itself.
                context.getExecutorServiceManager().shutdown(threads);
                threads = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        merging.beat();
        verifying.beat();
        ExceptionHandler complaints = new LoggingExceptionHandler(context, StreamScope.class);
        calls = new StreamCalls(clients, Set.of());
        Verifier questions = new Verifier(calls, Priority.LOW, lift);
        InboxMerger merges = new InboxMerger(name, stores, deliveries, this::merged, this::missed, rhythm.tick());
        InboxDoubts doubts = new InboxDoubts(name, stores, deliveries, questions, this::verified, rhythm);
        merger = new Loop(merges, new Outage("merge webhooks", complaints, this::missed, clock), () -> {});
        verifier = new Loop(doubts, new Outage("verify webhooks", complaints, () -> {}, clock), () -> {});
        housekeeping = new Loop(
                new Housekeeping(stores), new Outage("clean the store", complaints, () -> {}, clock), () -> {});
        threads = context.getExecutorServiceManager().newFixedThreadPool(this, "planado-inbox", 3);
        threads.execute(merger);
        threads.execute(verifier);
        threads.execute(housekeeping);
    }

    private static void wake(Loop loop) {
        if (loop != null) {
            loop.wake();
        }
    }

    /** Only merging finds out what must be verified. */
    private void merged() {
        merging.beat();
        news();
        wake(verifier);
    }

    private void verified() {
        verifying.beat();
        news();
    }

    private void news() {
        runs.forEach(StreamRun::wakeWorkers);
    }
}
