package io.github.camelplanado.benchmarks.kill.plan;

import java.time.Duration;
import java.util.List;

/**
 * What a worker is told when it is started.
 *
 * @param variant which routes
 * @param database where the application's tables are
 * @param file of the component's own store, for the variant that has one
 * @param baseUrl of the simulator
 * @param port of the receiver
 * @param part which part of the outbox is its own, from 0
 * @param parts how many parts there are
 * @param seed of the chance by which its routes fail
 */
public record WorkerSettings(
        Variant variant, String database, String file, String baseUrl, int port, int part, int parts, long seed) {

    private static final long LIVES_APART = 1000;

    /** Where the receiver listens. */
    public static final String WEBHOOK_PATH = "/planado/webhook";
    /** A node dies every other second; by default its leases would hold up the others most of the time. */
    public static final Duration LEASE = Duration.ofSeconds(4);

    /** Of a process that was started so often: its routes fail at other times than those of the last one, by the same plan. */
    public WorkerSettings ofLife(int number) {
        return new WorkerSettings(variant, database, file, baseUrl, port, part, parts, seed + number * LIVES_APART);
    }

    /** From the command line. */
    public static WorkerSettings parse(String[] arguments) {
        return new WorkerSettings(
                Variant.valueOf(arguments[0]),
                arguments[1],
                arguments[2],
                arguments[3],
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]),
                Long.parseLong(arguments[7]));
    }

    /** For the command line. */
    public List<String> arguments() {
        return List.of(
                variant.name(),
                database,
                file,
                baseUrl,
                String.valueOf(port),
                String.valueOf(part),
                String.valueOf(parts),
                String.valueOf(seed));
    }

    /** Whether the tables are in a file of the worker's own. */
    public boolean isH2() {
        return database.startsWith("jdbc:h2:");
    }
}
