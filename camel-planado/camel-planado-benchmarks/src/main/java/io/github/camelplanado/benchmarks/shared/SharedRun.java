package io.github.camelplanado.benchmarks.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelplanado.benchmarks.JavaProcess;
import io.github.camelplanado.benchmarks.rivals.ServerLog;
import io.github.camelplanado.benchmarks.rivals.Vendor;
import io.github.camelplanado.benchmarks.rivals.Vendors;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Three JVMs share one budget: in PostgreSQL, then in Redis. Work moves from all to one and to another. */
final class SharedRun {

    private static final double LEAST_USED = 0.97;

    private SharedRun() {}

    /**
     * Runs in every store that is there, and ends with 0 if all is well.
     *
     * @param arguments those of the {@link Plan}
     */
    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.parse(List.of(arguments));
        boolean good = true;
        for (Shares shares : all(plan)) {
            shares.lines().forEach(System.out::println);
            List<String> faults = shares.faults(LEAST_USED);
            faults.forEach(fault -> System.out.println("  FAULT " + fault));
            good &= faults.isEmpty();
        }
        System.exit(good ? 0 : 1);
    }

    /** In every store that is there. */
    static List<Shares> all(Plan plan) throws Exception {
        List<Shares> all = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            all.add(run("PostgreSQL", postgres.getJdbcUrl("postgres", "postgres"), plan));
        }
        try (RedisServer redis = RedisServer.startIfInstalled()) {
            if (redis != null) {
                all.add(run("Redis", redis.uri(), plan));
            }
        }
        return all;
    }

    private static Shares run(String name, String store, Plan plan) throws Exception {
        List<JavaProcess> jvms = new ArrayList<>();
        try (Vendors vendors = Vendors.start(List.of(new Vendor(plan.requestsPerMinute(), Plan.BUCKET, "none")))) {
            String baseUrl = vendors.baseUrl(0);
            for (int jvm = 0; jvm < Plan.JVMS; jvm++) {
                List<String> arguments = new ArrayList<>(plan.arguments());
                arguments.addAll(List.of(store, baseUrl, String.valueOf(jvm)));
                jvms.add(JavaProcess.start(JavaProcess.SMALL, SharingJvm.class.getName(), arguments));
            }
            for (JavaProcess jvm : jvms) {
                awaitReady(jvm);
            }
            Instant begin = Instant.now();
            jvms.forEach(jvm -> jvm.tell("go"));
            for (JavaProcess jvm : jvms) {
                JavaProcess.Ended ended = jvm.ended();
                if (ended.code() != 0) {
                    throw new IllegalStateException("A JVM failed, " + ended);
                }
            }
            return shares(name, plan, ServerLog.read(baseUrl), begin);
        } finally {
            jvms.forEach(JavaProcess::close);
        }
    }

    private static void awaitReady(JavaProcess jvm) {
        List<String> said = new ArrayList<>();
        for (String line = jvm.line(); line != null; line = jvm.line()) {
            if (line.equals(SharingJvm.READY)) {
                return;
            }
            said.add(line);
        }
        throw new IllegalStateException("A JVM ended before it was ready:\n" + String.join("\n", said));
    }

    private static Shares shares(String name, Plan plan, ServerLog log, Instant begin) {
        List<List<Long>> calls = new ArrayList<>();
        for (int phase = 0; phase < Plan.BUSY.size(); phase++) {
            Instant from = begin.plus(plan.phase().multipliedBy(phase));
            calls.add(byJvm(log, from, from.plus(plan.phase())));
        }
        Instant end = begin.plus(plan.phase().multipliedBy(Plan.BUSY.size())).plus(Duration.ofMinutes(1));
        return new Shares(name, plan, calls, log.count(false, Instant.EPOCH, end));
    }

    private static List<Long> byJvm(ServerLog log, Instant from, Instant to) {
        Map<Integer, Long> calls = new TreeMap<>();
        for (int jvm = 0; jvm < Plan.JVMS; jvm++) {
            String path = "/clients/" + Plan.client(jvm);
            calls.put(
                    jvm,
                    log.arrivals().stream()
                            .filter(arrival -> arrival.accepted()
                                    && arrival.path().equals(path)
                                    && !arrival.at().isBefore(from)
                                    && arrival.at().isBefore(to))
                            .count());
        }
        return List.copyOf(calls.values());
    }
}
