package io.github.camelplanado.changes.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelplanado.changes.DetailReader;
import io.github.camelplanado.changes.store.StreamStore;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a consumer, from its start to its stop: the threads of its reading and its telling side, and the heartbeat. A new
 * start makes a new one.
 */
final class StreamRun {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRun.class);

    /** The changes under way, and the rights to read the list and the log. */
    private static final int HEARTBEATS = 3;

    private final StreamLife life;
    private final StreamReading reading;
    private final StreamTelling telling;
    private final AtomicInteger loops;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorServiceManager executors;
    private ExecutorService threads;
    private ScheduledExecutorService heartbeat;

    /**
     * @param tellers tells changes that are in that store
     * @param detail fetches entities
     */
    StreamRun(StreamLife life, Function<StreamStore, Teller> tellers, DetailReader detail) {
        this.life = life;
        this.executors = life.scope().context().getExecutorServiceManager();
        this.telling = new StreamTelling(life, tellers, detail, this::ended);
        this.reading = new StreamReading(life, telling::wake, this::ended);
        this.loops = new AtomicInteger(1 + telling.loops().size());
    }

    void start(Object source) {
        threads = executors.newFixedThreadPool(source, "planado-changes", loops.get());
        heartbeat = executors.newScheduledThreadPool(source, "planado-changes-heartbeat", HEARTBEATS);
        // Each by itself: the reader's lease waits for whoever works on the row of the stream, the changes wait for
        // nobody.
        beat(telling::renew);
        beat(reading::renewLease);
        beat(reading::renewLog);
        // Before the reader's first look: that something was missed is noted by then.
        life.scope().join(this);
        threads.execute(reading.loop());
        telling.loops().forEach(threads::execute);
    }

    private void beat(Consumer<StreamStore> leases) {
        long millis = life.scope().rhythm().heartbeat().toMillis();
        heartbeat.scheduleWithFixedDelay(() -> prolong(leases), millis, millis, TimeUnit.MILLISECONDS);
    }

    private void prolong(Consumer<StreamStore> leases) {
        try {
            leases.accept(life.home().store());
        } catch (RuntimeException e) {
            // The loops say so, where people see it.
            LOG.debug("The leases of a stream could not be prolonged", e);
        }
    }

    /** Nothing more begins; exchanges that are under way end by themselves. */
    void stop() {
        life.scope().leave(this);
        reading.stop();
        telling.stop();
    }

    /** Workers that are in the middle of something; one that waits for work ends at once. */
    int pending() {
        return closed.getCount() == 0 ? 0 : telling.busy();
    }

    /** Waits for the end of what works, at most so long. */
    void awaitEnd(Duration longest) throws InterruptedException {
        if (!closed.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("Exchanges of the stream are still under way; they end by themselves");
        }
    }

    /** The last loop that ends gives back what this node holds. */
    private void ended() {
        if (loops.decrementAndGet() > 0) {
            return;
        }
        try {
            telling.giveAllBack();
        } finally {
            executors.shutdown(heartbeat);
            executors.shutdown(threads);
            closed.countDown();
        }
    }

    /** Something may have been missed, which the reader is to note. */
    void missed() {
        reading.wake();
    }

    /** A sweep that was asked for makes haste. */
    void hurry() {
        reading.hurry();
    }

    void wakeReader() {
        reading.look();
    }

    void wakeWorkers() {
        telling.wake();
    }

    /** How long changes are due that nobody takes, here or elsewhere. */
    Duration stalled() {
        return telling.stalled();
    }

    /** What has failed for minutes, in a sentence; empty if nothing has. */
    Optional<String> lasting() {
        return Stream.of(reading.lasting(), telling.lasting(), life.scope().lasting().stream())
                .flatMap(Function.identity())
                .findFirst();
    }

    boolean isReader() {
        return reading.isHeld();
    }
}
