package io.github.camelplanado.benchmarks.changes;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.benchmarks.SeededSimulator;
import io.github.camelplanado.changes.store.Sweeps;
import io.github.camelplanado.changes.stream.ChangesControl;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The measured JVM: a stream of changes with a database, without webhooks. It learns the account silently, which is its first
 * copy, and then sweeps whenever it is told to by a line of its standard input.
 */
final class SweepingJvm {

    /** A sweep; how many changes and deletions it must find follow. */
    static final String SWEEP = "sweep";

    private static final String STREAM = "sweeping";
    private static final Duration SAMPLES = Duration.ofSeconds(2);
    private static final Duration LOOKS = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int FAST = 1_000_000;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PlanadoComponent planado = new PlanadoComponent();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger deleted = new AtomicInteger();

    /**
     * Runs.
     *
     * @param arguments address of the account, and a JDBC URL of PostgreSQL or a file of the embedded database
     */
    public static void main(String[] arguments) throws Exception {
        SweepingJvm jvm = new SweepingJvm();
        HeapWatch heap = new HeapWatch(SAMPLES);
        Start start = Start.now();
        jvm.start(arguments[0], arguments[1]);
        jvm.tell(start, heap, 1, 0, 0);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            jvm.sweep(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
        jvm.camel.stop();
    }

    private void start(String baseUrl, String database) throws Exception {
        planado.setBaseUrl(baseUrl);
        planado.setApiKey(SeededSimulator.API_KEY);
        planado.setRequestsPerMinute(FAST);
        planado.setBurst(FAST);
        if (database.startsWith("jdbc:")) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(database);
            planado.setDataSource(pool);
        } else {
            planado.setStore(database);
        }
        camel.addComponent("planado", planado);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("planado:jobs/changes?initialPosition=now&sweepInterval=0&budgetShare=1&maxDeletes=1000&streamId="
                                + STREAM)
                        .process(SweepingJvm.this::count);
            }
        });
        camel.start();
    }

    private void count(Exchange exchange) {
        boolean isDeleted = "deleted".equals(exchange.getMessage().getHeader(PlanadoConstants.CHANGE, String.class));
        (isDeleted ? deleted : changed).incrementAndGet();
    }

    private void sweep(int changes, int deletions) throws InterruptedException {
        changed.set(0);
        deleted.set(0);
        ChangesControl control = planado.changeStreams().get(STREAM);
        long number = control.sweep().number() + 1;
        HeapWatch heap = new HeapWatch(SAMPLES);
        Start start = Start.now();
        control.sweepNow();
        tell(start, heap, number, changes, deletions);
    }

    private void tell(Start start, HeapWatch heap, long number, int changes, int deletions)
            throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isDone(number, changes, deletions)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The sweep does not end: "
                        + planado.changeStreams().get(STREAM).state());
            }
            TimeUnit.MILLISECONDS.sleep(LOOKS.toMillis());
        }
        double seconds = start.seconds();
        double cpu = start.cpuSeconds();
        HeapQuarters quarters = heap.end();
        System.out.println(new SweepFigures(seconds, cpu, quarters, changed.get(), deleted.get()).line());
    }

    private boolean isDone(long number, int changes, int deletions) {
        ChangesControl control = planado.changeStreams().get(STREAM);
        if (control == null) {
            return false;
        }
        try {
            Sweeps.State state = control.sweep();
            return state.firstDone()
                    && state.number() >= number
                    && !state.running()
                    && changed.get() >= changes
                    && deleted.get() >= deletions
                    && control.counts().waiting() == 0;
        } catch (IllegalStateException e) {
            // The database opens behind the start of the route.
            return false;
        }
    }

    private record Start(long nanos, long cpuNanos) {

        private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

        static Start now() {
            return new Start(System.nanoTime(), cpu());
        }

        double seconds() {
            return (System.nanoTime() - nanos) / SECOND;
        }

        double cpuSeconds() {
            return (cpu() - cpuNanos) / SECOND;
        }

        private static long cpu() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
