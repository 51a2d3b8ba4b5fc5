package io.github.camelplanado.benchmarks.rivals;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What an application does with its account: a sweep that never ends, on a few threads, and urgent calls at random. A call that
 * fails is done again at once: what was to be done is still to be done.
 */
final class Work implements AutoCloseable {

    private static final int SWEEPERS = 4;
    private static final double URGENT_PER_MINUTE = 6;
    private static final double MILLIS = 60_000;

    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final ExecutorService threads = Executors.newCachedThreadPool(Work::daemon);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Work::daemon);
    private final Map<String, Instant> urgent = new ConcurrentHashMap<>();
    private final LongAdder done = new LongAdder();
    private final Random random;
    private volatile boolean ended;
    private int asked;

    /**
     * Routes that run, and work that has not begun.
     *
     * @param seed of the moments at which something is urgent
     */
    Work(Rival rival, String baseUrl, long seed) throws Exception {
        this.random = new Random(seed);
        camel.addRoutes(rival.routes().apply(baseUrl));
        camel.start();
        this.template = camel.createProducerTemplate();
    }

    void begin() {
        for (int sweeper = 0; sweeper < SWEEPERS; sweeper++) {
            threads.execute(() -> {
                while (!ended) {
                    send("direct:sweep", Map.of());
                }
            });
        }
        planUrgent();
    }

    /** When each urgent call was wanted, by the id of its client. */
    Map<String, Instant> urgent() {
        return Map.copyOf(urgent);
    }

    /** Calls that came to a good end. */
    long done() {
        return done.sum();
    }

    private void planUrgent() {
        long pause = (long) (-Math.log(1 - random.nextDouble()) * MILLIS / URGENT_PER_MINUTE);
        var unused = timer.schedule(this::urgentNow, pause, TimeUnit.MILLISECONDS);
    }

    private void urgentNow() {
        asked++;
        String id = "client-" + asked;
        urgent.put(id, Instant.now());
        threads.execute(() -> {
            boolean sent = false;
            while (!ended && !sent) {
                sent = send("direct:urgent", Map.of("id", id));
            }
        });
        if (asked < Vendors.CLIENTS) {
            planUrgent();
        }
    }

    private boolean send(String route, Map<String, Object> headers) {
        try {
            template.requestBodyAndHeaders(route, null, headers);
            done.increment();
            return true;
        } catch (CamelExecutionException e) {
            return false;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "work");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops asking. What is under way is left to the end of the process: some rivals hold threads for a minute. */
    @Override
    public void close() {
        ended = true;
        timer.shutdownNow();
        threads.shutdown();
    }
}
