package io.github.camelplanado.benchmarks.rivals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelplanado.benchmarks.JavaProcess;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.SimulatorServer;

/** A process with one simulator for each account, so that nothing that is compared shares a limit. */
public final class Vendors implements AutoCloseable {

    static final String API_KEY = "benchmark-key";
    /** How many clients each account has: {@code client-1} and so on. */
    static final int CLIENTS = 400;

    private static final Duration ROUND_TRIP = Duration.ofMillis(90);
    private static final double SIGMA = 0.5;
    private static final String READY = "ready at ";

    private final JavaProcess process;
    private final List<String> baseUrls;

    private Vendors(JavaProcess process, List<String> baseUrls) {
        this.process = process;
        this.baseUrls = baseUrls;
    }

    /** Starts the process, with one simulator for each of these. */
    public static Vendors start(List<Vendor> accounts) {
        JavaProcess process = JavaProcess.start(
                List.of("-Xmx512m"),
                Vendors.class.getName(),
                accounts.stream().map(Vendor::toString).toList());
        List<String> baseUrls = new ArrayList<>();
        while (baseUrls.size() < accounts.size()) {
            String line = process.line();
            if (line == null) {
                throw new IllegalStateException("The simulators did not start");
            }
            if (line.startsWith(READY)) {
                baseUrls.add(line.substring(READY.length()));
            }
        }
        return new Vendors(process, baseUrls);
    }

    /** Of the log-normal round trips. */
    static Duration meanRoundTrip() {
        return Duration.ofNanos((long) (ROUND_TRIP.toNanos() * Math.exp(SIGMA * SIGMA / 2)));
    }

    /** Where one is; ends in {@code /v2}. */
    public String baseUrl(int account) {
        return baseUrls.get(account);
    }

    @Override
    public void close() {
        process.close();
    }

    /**
     * Runs until it is ended.
     *
     * @param arguments one {@link Vendor} each
     */
    public static void main(String[] arguments) throws InterruptedException {
        for (int account = 0; account < arguments.length; account++) {
            System.out.println(
                    READY + server(Vendor.parse(arguments[account]), account).baseUrl());
        }
        new CountDownLatch(1).await();
    }

    private static SimulatorServer server(Vendor vendor, int seed) {
        SimulatorServer server = SimulatorServer.builder()
                .apiKey(API_KEY)
                .requestsPerMinute(vendor.requestsPerMinute())
                .bucket(vendor.bucket())
                .knob(Knob.RETRY_AFTER_HEADER, vendor.retryAfter())
                .roundTrip(ROUND_TRIP, SIGMA)
                .seed(seed)
                .build()
                .start();
        server.office()
                .seed(
                        "clients",
                        CLIENTS,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("organization", true)
                                .put("organization_name", "Sample Heating {n}")
                                .put("external_id", "client-{n}"));
        return server;
    }
}
