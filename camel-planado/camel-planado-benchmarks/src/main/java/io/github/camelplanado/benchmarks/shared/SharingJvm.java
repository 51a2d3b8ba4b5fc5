package io.github.camelplanado.benchmarks.shared;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.budget.RedisBudget;
import io.github.camelplanado.budget.SharedBudget;
import io.lettuce.core.RedisClient;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** One of the JVMs: a route that reads as fast as it may while it has work. */
final class SharingJvm {

    static final String READY = "ready";
    static final String API_KEY = "benchmark-key";
    /** Calls that it has under way or waiting. */
    private static final int SIDE_BY_SIDE = 2;

    private SharingJvm() {}

    /**
     * Runs.
     *
     * @param arguments the three of the {@link Plan}, address of the store, base URL, number of this JVM
     */
    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.parse(List.of(arguments));
        int jvm = Integer.parseInt(arguments[5]);
        DefaultCamelContext camel = new DefaultCamelContext();
        PlanadoComponent planado = new PlanadoComponent();
        planado.setBaseUrl(arguments[4]);
        planado.setApiKey(API_KEY);
        planado.setRequestsPerMinute(plan.requestsPerMinute());
        planado.setBurst(plan.burst());
        planado.setBudget(budget(arguments[3]));
        camel.addComponent("planado", planado);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").to("planado:clients/get?priority=low&id=" + Plan.client(jvm));
            }
        });
        camel.start();
        ProducerTemplate template = camel.createProducerTemplate();
        template.requestBody("direct:read", null, Object.class);
        System.out.println(READY);
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        work(plan, jvm, template);
        System.exit(0);
    }

    private static SharedBudget budget(String store) {
        if (store.startsWith("redis:")) {
            return RedisBudget.of(RedisClient.create(store));
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(store);
        pool.setMaximumPoolSize(2);
        return SharedBudget.postgresql(pool);
    }

    private static void work(Plan plan, int jvm, ProducerTemplate template) throws Exception {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        for (int phase = 0; phase < Plan.BUSY.size(); phase++) {
            long end = start + plan.phase().multipliedBy(phase + 1L).toNanos();
            if (Plan.BUSY.get(phase).get(jvm)) {
                List<Callable<Void>> readers = new ArrayList<>();
                for (int reader = 0; reader < SIDE_BY_SIDE; reader++) {
                    readers.add(() -> read(template, end));
                }
                threads.invokeAll(readers).forEach(SharingJvm::join);
            }
            LockSupport.parkNanos(end - System.nanoTime());
        }
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Readers do not end");
        }
    }

    private static void join(Future<Void> reader) {
        try {
            reader.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Void read(ProducerTemplate template, long end) {
        while (System.nanoTime() < end) {
            template.requestBody("direct:read", null, Object.class);
        }
        return null;
    }
}
