package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelplanado.changes.DetailReader;
import io.github.camelplanado.changes.store.Queue.Held;
import io.github.camelplanado.changes.store.StreamStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The telling side of a consumer's life: the loops of the workers, and the changes that they hold. */
final class StreamTelling {

    private static final Logger LOG = LoggerFactory.getLogger(StreamTelling.class);

    private final StreamLife life;
    private final StreamCalls calls;
    private final FetchTrouble fetching;
    private final OwnWritesWait written;
    private final Pulse taking;
    private final AtomicInteger busy = new AtomicInteger();
    private final Set<Held> underWay = ConcurrentHashMap.newKeySet();
    private final List<Loop> workers;

    /**
     * @param tellers tells changes that are in that store
     * @param detail fetches entities
     * @param ended run when a loop has ended
     */
    StreamTelling(StreamLife life, Function<StreamStore, Teller> tellers, DetailReader detail, Runnable ended) {
        this.life = life;
        this.calls = life.calls();
        this.fetching = new FetchTrouble(life.path(), life.scope().clock());
        this.written = new OwnWritesWait(life.scope().clients(), this::wake);
        this.taking = new Pulse(life.scope().clock());
        StreamOptions options = life.options();
        Delivery delivery = new Delivery(
                life.stream(),
                new Completion(calls, detail),
                tellers,
                options.history() ? new Versions(calls, options.priority()) : null,
                options.maxRedeliveries(),
                options.maxDeletes(),
                fetching);
        this.workers = IntStream.range(0, options.concurrentConsumers())
                .mapToObj(number -> new Loop(
                        new Worker(life, delivery, busy, underWay, written, taking),
                        life.outage("tell changes of", life.scope()::missed),
                        ended))
                .toList();
    }

    List<Loop> loops() {
        return workers;
    }

    /** Nothing more begins; exchanges that are under way end by themselves. */
    void stop() {
        workers.forEach(Loop::stop);
        calls.stop();
    }

    /** There may be something to tell. */
    void wake() {
        workers.forEach(Loop::wake);
    }

    /** Workers that are in the middle of something. */
    int busy() {
        return busy.get();
    }

    /** How long changes are due that nobody takes, here or elsewhere. */
    Duration stalled() {
        return taking.standstill(
                life.scope().stores().opened().queue().overdue(life.stream().name()));
    }

    /** What has failed for minutes, in a sentence; empty if nothing has. */
    Stream<String> lasting() {
        return Stream.concat(workers.stream().map(Loop::lasting), Stream.of(fetching.lasting()))
                .flatMap(Optional::stream);
    }

    /** Prolongs the right to the changes that are held. For the heartbeat. */
    void renew(StreamStore store) {
        List<Held> held =
                Stream.concat(underWay.stream(), written.held()).distinct().toList();
        if (!held.isEmpty()) {
            store.queue().extend(held, life.scope().rhythm().lease());
        }
    }

    /** Gives back what is held, so that another node need not wait. */
    void giveAllBack() {
        try {
            if (!written.isEmpty()) {
                written.giveAllBack(life.home().store());
            }
        } catch (RuntimeException e) {
            LOG.debug("What was not told could not be given back, so its leases run out by themselves", e);
        }
    }
}
