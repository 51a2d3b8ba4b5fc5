package io.github.camelplanado.benchmarks.overhead;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.management.ThreadMXBean;
import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.benchmarks.SeededSimulator;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * What a call allocates while few or many others wait: each call that ends is followed by a new one, so that always as many
 * wait. Ends with 1 if it allocates more than {@value #MOST} times as much among ten thousand as among ten.
 */
final class WaitingRun implements AutoCloseable {

    private static final List<Integer> WAITING = List.of(10, 1_000, 10_000);
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 3_000;
    private static final int CALLS_PER_MINUTE = 24_000;
    private static final double MOST = 1.1;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<CountDownLatch> next = new AtomicReference<>(new CountDownLatch(WARM_UP));
    private final AsyncProducer route;

    private WaitingRun(String baseUrl, int waiting) throws Exception {
        PlanadoComponent planado = new PlanadoComponent();
        planado.setBaseUrl(baseUrl);
        planado.setApiKey(SeededSimulator.API_KEY);
        planado.setRequestsPerMinute(CALLS_PER_MINUTE);
        planado.setMaxQueued(waiting);
        planado.setMaxWait(Duration.ofHours(1));
        camel.addComponent("planado", planado);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to("planado:clients/get?id=client-1");
            }
        });
        camel.start();
        route = camel.getEndpoint("direct:get").createAsyncProducer();
        route.start();
        for (int call = 0; call < waiting; call++) {
            send();
        }
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Map<Integer, List<Double>> bytes = new LinkedHashMap<>();
        try (SeededSimulator simulator = SeededSimulator.start(20).seed(1)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (int waiting : WAITING) {
                    try (WaitingRun run = new WaitingRun(simulator.baseUrl(), waiting)) {
                        bytes.computeIfAbsent(waiting, made -> new ArrayList<>())
                                .add(run.bytesPerCall());
                    }
                }
            }
        }
        System.out.println("bytes that a call allocates, by how many wait: median of " + ROUNDS);
        bytes.forEach((waiting, each) ->
                System.out.printf(Locale.ROOT, "%,7d waiting %,9.0f%n", waiting, Ratios.median(each)));
        double ratio = Ratios.median(bytes.get(WAITING.get(WAITING.size() - 1)), bytes.get(WAITING.get(0)));
        System.out.printf(Locale.ROOT, "ratio of the last to the first %.3f, at most %.1f%n", ratio, MOST);
        System.exit(ratio <= MOST ? 0 : 1);
    }

    private double bytesPerCall() throws InterruptedException {
        next.get().await();
        CountDownLatch measured = new CountDownLatch(MEASURED);
        long before = allocated();
        next.set(measured);
        measured.await();
        return (allocated() - before) / (double) MEASURED;
    }

    private void send() {
        route.process(new DefaultExchange(camel), doneSync -> {
            next.get().countDown();
            if (!ended.get()) {
                send();
            }
        });
    }

    /** Of all threads that live; those of the component's pools do. */
    private long allocated() {
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    @Override
    public void close() {
        ended.set(true);
        camel.stop();
    }
}
