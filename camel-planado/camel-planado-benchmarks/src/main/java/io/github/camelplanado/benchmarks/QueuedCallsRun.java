package io.github.camelplanado.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import io.github.camelplanado.PlanadoComponent;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * The measured JVM: many calls wait behind a budget that is used up, and the context is stopped, with Camel's own settings. Ends
 * with 0 only if the stop was quick and every exchange came to its end exactly once.
 */
final class QueuedCallsRun {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final double KILO = 1024;

    private final CamelContext camel = new DefaultCamelContext();
    private final int calls;
    private final AtomicIntegerArray ends;
    private final CountDownLatch ended;

    private QueuedCallsRun(int calls) {
        this.calls = calls;
        this.ends = new AtomicIntegerArray(calls);
        this.ended = new CountDownLatch(calls);
    }

    /**
     * Measures.
     *
     * @param arguments address, number of calls
     */
    public static void main(String[] arguments) throws Exception {
        System.exit(new QueuedCallsRun(Integer.parseInt(arguments[1])).run(arguments[0]) ? 0 : 1);
    }

    private boolean run(String baseUrl) throws Exception {
        start(baseUrl);
        long before = used();
        try (AsyncProducer route = camel.getEndpoint("direct:get").createAsyncProducer()) {
            route.start();
            for (int call = 0; call < calls; call++) {
                send(route, call);
            }
        }
        long early = calls - ended.getCount();
        System.out.printf(
                Locale.ROOT, "%d calls wait, %.1f KiB each%n", calls - early, (used() - before) / KILO / calls);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        ManagementFactory.getThreadMXBean().resetPeakThreadCount();
        long start = System.nanoTime();
        camel.stop();
        Duration stop = Duration.ofNanos(System.nanoTime() - start);
        boolean all = ended.await(1, TimeUnit.SECONDS);
        // Whoever called back twice had the time for it.
        boolean once = IntStream.range(0, calls).allMatch(call -> ends.get(call) == 1);
        System.out.printf(
                Locale.ROOT,
                "stopped in %d ms; all ended: %b; each once: %b; threads: %d, at most %d during the stop%n",
                stop.toMillis(),
                all,
                once,
                threads,
                ManagementFactory.getThreadMXBean().getPeakThreadCount());
        return early <= 2 && all && once && stop.compareTo(LONGEST_STOP) < 0;
    }

    private void start(String baseUrl) throws Exception {
        PlanadoComponent planado = new PlanadoComponent();
        planado.setBaseUrl(baseUrl);
        planado.setApiKey(SeededSimulator.API_KEY);
        planado.setRequestsPerMinute(1);
        planado.setMaxQueued(calls);
        planado.setMaxWait(Duration.ofHours(1));
        camel.addComponent("planado", planado);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to("planado:clients/get?id=client-1");
            }
        });
        camel.start();
    }

    private void send(AsyncProducer route, int call) {
        Exchange exchange = new DefaultExchange(camel);
        route.process(exchange, doneSync -> {
            if (ends.incrementAndGet(call) == 1) {
                ended.countDown();
            }
        });
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
