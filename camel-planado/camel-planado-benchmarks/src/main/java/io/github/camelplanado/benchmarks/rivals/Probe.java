package io.github.camelplanado.benchmarks.rivals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How much longer a call of a hand-made route takes than the vendor is away: what this machine adds, with all that runs on it.
 * A throttle of a minute shows it, since it remembers how its calls were spread.
 */
final class Probe implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Long> nanos = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    /**
     * Begins.
     *
     * @param baseUrl an account without a limit
     */
    Probe(String baseUrl) throws Exception {
        camel.addRoutes(new RetryRoutes(baseUrl));
        camel.start();
        template = camel.createProducerTemplate();
        var unused = timer.scheduleWithFixedDelay(this::call, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Forgets what was measured until now. */
    void restart() {
        lock.lock();
        try {
            nanos.clear();
        } finally {
            lock.unlock();
        }
    }

    /** What a call took longer, in the mean; not negative. */
    Duration delay() {
        lock.lock();
        try {
            double mean = nanos.stream().mapToLong(Long::longValue).average().orElseThrow();
            return Duration.ofNanos(
                    Math.max(0, (long) mean - Vendors.meanRoundTrip().toNanos()));
        } finally {
            lock.unlock();
        }
    }

    private void call() {
        long start = System.nanoTime();
        template.requestBody("direct:sweep", (Object) null);
        long took = System.nanoTime() - start;
        lock.lock();
        try {
            nanos.add(took);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        camel.stop();
    }
}
