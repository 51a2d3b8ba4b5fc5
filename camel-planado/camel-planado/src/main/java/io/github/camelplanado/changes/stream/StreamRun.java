package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelplanado.changes.Comparison;
import io.github.camelplanado.changes.DetailReader;
import io.github.camelplanado.changes.Head;
import io.github.camelplanado.changes.Reading;
import io.github.camelplanado.changes.SweepPace;
import io.github.camelplanado.changes.store.StreamStore;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a consumer, from its start to its stop: the loop of the reader, those of the workers, and the heartbeat. A new
 * start makes a new one, under another name in the store, so that what an old one leaves is refused.
 */
final class StreamRun {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRun.class);

    /** The changes under way, and the rights to read the list and the log. */
    private static final int HEARTBEATS = 3;

    private final StreamScope scope;
    private final StreamId stream;
    private final StreamHome home;
    private final Rhythm rhythm;
    private final String holder = UUID.randomUUID().toString();
    private final StreamCalls calls;
    /** Apart from those of the reader, which counts what its looks cost. */
    private final StreamCalls tellingCalls;

    private final ReaderLease lease;
    private final CatchUp catchUp;
    private final Repair repair;
    private final Sweeping sweeping;
    private final Chore repairs;
    private final Chore sweeps;
    private final FetchTrouble fetching;
    private final Loop reader;
    private final List<Loop> workers = new ArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final OwnWritesWait written;
    private final Pulse taking;
    private final AtomicInteger loops;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorServiceManager executors;
    private ExecutorService threads;
    private ScheduledExecutorService heartbeat;

    /**
     * @param routes for which it calls the vendor
     * @param tellers tells changes that are in that store
     * @param detail fetches entities
     * @param complaints is told of failures that are of no exchange
     */
    StreamRun(
            StreamScope scope,
            StreamId stream,
            StreamOptions options,
            Set<String> routes,
            Function<StreamStore, Teller> tellers,
            DetailReader detail,
            ExceptionHandler complaints) {
        this.scope = scope;
        this.stream = stream;
        this.rhythm = scope.rhythm();
        this.home = new StreamHome(stream, scope.stores());
        this.calls = new StreamCalls(scope.clients(), routes);
        this.tellingCalls = new StreamCalls(scope.clients(), routes);
        this.lease = new ReaderLease(stream.name(), holder, rhythm.lease());
        this.loops = new AtomicInteger(1 + options.concurrentConsumers());
        this.executors = scope.context().getExecutorServiceManager();
        Reading list = new Reading(calls, stream.resource(), options.priority());
        Verifier verifier = new Verifier(calls, options.priority(), scope.lift());
        StreamKnowledge knowledge = new StreamKnowledge(home, stream.name());
        Comparison comparison = new Comparison(knowledge, stream.resource(), scope.lift());
        StoreMarks marks = new StoreMarks();
        Head top = Head.ofNewestFirst(stream.resource(), list, comparison, marks, scope.clock());
        HeadPoll head = new HeadPoll(stream, top, marks, calls, options.delay(), scope.clock());
        this.catchUp = new CatchUp(
                stream,
                knowledge,
                scope.replay(calls),
                holder,
                rhythm,
                options.replayInterval(),
                options.delay(),
                scope.clock(),
                scope::hurry);
        this.repair = new Repair(stream, verifier, options.maxDeletes(), new PutOff(scope.clock()));
        this.sweeping =
                new Sweeping(stream, options, lease, list, comparison, marks, () -> pace(options), scope.clock());
        String path = "planado:" + stream.resource().path();
        // What was missed is for the reader as a whole: here the vendor answers, and does not answer this.
        this.repairs = new Chore(
                new Outage("ask what was deleted of " + path, complaints, () -> {}, scope.clock()),
                scope.clock(),
                calls::isStopped);
        this.sweeps = new Chore(
                new Outage("read the whole list of " + path, complaints, () -> {}, scope.clock()),
                scope.clock(),
                calls::isStopped);
        StreamReader steps = new StreamReader(
                stream,
                home,
                scope.missing(),
                lease,
                marks,
                head,
                catchUp,
                repair,
                sweeping,
                repairs,
                sweeps,
                calls,
                this::wakeWorkers,
                rhythm.tick());
        this.reader = new Loop(
                steps,
                new Outage("read changes of " + path, complaints, scope::missed, scope.clock()),
                this::readerEnded);
        this.fetching = new FetchTrouble(path, scope.clock());
        Delivery delivery = new Delivery(
                stream,
                new Completion(tellingCalls, detail),
                tellers,
                options.history() ? new Versions(tellingCalls, options.priority()) : null,
                options.maxRedeliveries(),
                options.maxDeletes(),
                fetching);
        this.taking = new Pulse(scope.clock());
        this.written = new OwnWritesWait(scope.clients(), this::wakeWorkers);
        for (int i = 0; i < options.concurrentConsumers(); i++) {
            workers.add(new Loop(
                    new Worker(stream, home, delivery, holder, rhythm, busy, written, taking),
                    new Outage("tell changes of " + path, complaints, scope::missed, scope.clock()),
                    this::ended));
        }
    }

    void start(Object source) {
        threads = executors.newFixedThreadPool(source, "planado-changes", 1 + workers.size());
        heartbeat = executors.newScheduledThreadPool(source, "planado-changes-heartbeat", HEARTBEATS);
        // Each by itself: the reader's lease waits for whoever works on the row of the stream, the changes wait for
        // nobody.
        beat(this::keepChanges);
        beat(lease::renew);
        beat(catchUp::renew);
        // Before the reader's first look: that something was missed is noted by then.
        scope.join(this);
        threads.execute(reader);
        workers.forEach(threads::execute);
    }

    private void beat(Consumer<StreamStore> leases) {
        long millis = rhythm.heartbeat().toMillis();
        heartbeat.scheduleWithFixedDelay(() -> prolong(leases), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Nothing more begins; exchanges that are under way end by themselves. */
    void stop() {
        scope.leave(this);
        reader.stop();
        workers.forEach(Loop::stop);
        calls.stop();
        tellingCalls.stop();
    }

    /** Workers that are in the middle of something; one that waits for work ends at once. */
    int pending() {
        return closed.getCount() == 0 ? 0 : busy.get();
    }

    /** Waits for the end of what works, at most so long. */
    void awaitEnd(Duration longest) throws InterruptedException {
        if (!closed.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("Exchanges of the stream are still under way; they end by themselves");
        }
    }

    /** Another node reads at once, however long exchanges of this one take. */
    private void readerEnded() {
        try {
            if (lease.isHeld()) {
                lease.release(home.store());
            }
        } catch (RuntimeException e) {
            LOG.debug("The right to read could not be given back, so it runs out by itself", e);
        } finally {
            ended();
        }
    }

    /** The last loop that ends gives back what this node holds, so that another one need not wait. */
    private void ended() {
        if (loops.decrementAndGet() > 0) {
            return;
        }
        try {
            if (!written.isEmpty()) {
                written.giveAllBack(home.store());
            }
        } catch (RuntimeException e) {
            LOG.debug("What was not told could not be given back, so its leases run out by themselves", e);
        } finally {
            executors.shutdown(heartbeat);
            executors.shutdown(threads);
            closed.countDown();
        }
    }

    /** Something may have been missed, which the reader is to note. */
    void missed() {
        reader.wake();
    }

    void hurry() {
        sweeping.hurry();
        reader.wake();
    }

    void wakeReader() {
        repair.look();
        reader.wake();
    }

    void wakeWorkers() {
        workers.forEach(Loop::wake);
    }

    /** How long changes are due that nobody takes, here or elsewhere. */
    Duration stalled() {
        return taking.standstill(scope.stores().opened().queue().overdue(stream.name()));
    }

    /** What has failed for minutes, in a sentence; empty if nothing has. */
    Optional<String> lasting() {
        // Another node that reads may get further.
        Stream<Chore> chores = isReader() ? Stream.of(repairs, sweeps) : Stream.empty();
        return Stream.of(
                        Stream.concat(Stream.of(reader), workers.stream()).map(Loop::lasting),
                        chores.map(Chore::lasting),
                        Stream.of(fetching.lasting(), scope.lasting()))
                .flatMap(Function.identity())
                .flatMap(Optional::stream)
                .findFirst();
    }

    boolean isReader() {
        return lease.isHeld();
    }

    private SweepPace pace(StreamOptions options) {
        int rate = scope.clients().get().settings().pacing().requestsPerMinute();
        return new SweepPace(rate, options.budgetShare(), scope.clock());
    }

    private void keepChanges(StreamStore store) {
        if (busy.get() > 0 || !written.isEmpty()) {
            store.queue().extend(holder, rhythm.lease());
        }
    }

    private void prolong(Consumer<StreamStore> leases) {
        try {
            leases.accept(home.store());
        } catch (RuntimeException e) {
            // The loops say so, where people see it.
            LOG.debug("The leases of a stream could not be prolonged", e);
        }
    }
}
