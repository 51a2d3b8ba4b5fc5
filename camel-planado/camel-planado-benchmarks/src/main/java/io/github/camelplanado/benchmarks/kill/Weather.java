package io.github.camelplanado.benchmarks.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.camelplanado.benchmarks.kill.plan.Variant;
import io.github.camelplanado.benchmarks.stage.PlanadoProcess;
import io.github.camelplanado.benchmarks.stage.PostgresServer;

/**
 * What goes wrong besides the kills: webhooks twice, late, out of order, lost and locked; calls refused, and answers lost;
 * a database that crashes; a node that stands still for longer than its leases last.
 */
final class Weather implements Runnable {

    private static final long DATABASE_EVERY = 9;
    private static final long STOP_EVERY = 11;

    private final KillPlan plan;
    private final PlanadoProcess planado;
    private final PostgresServer database;
    private final String webhook;
    private final List<Node> nodes;
    private final Random chance;
    private volatile boolean stopped;
    private volatile String failure;

    /** The database may be null: a file does not crash alone. */
    Weather(KillPlan plan, PlanadoProcess planado, PostgresServer database, String webhook, List<Node> nodes) {
        this.plan = plan;
        this.planado = planado;
        this.database = database;
        this.webhook = webhook;
        this.nodes = nodes;
        this.chance = new Random(plan.seed() + 1);
    }

    @Override
    public void run() {
        try {
            for (long turn = 1; !stopped; turn++) {
                planado.faults(Map.of("deliveries", deliveries(), "answers", answers()));
                lockOrUnlock();
                TimeUnit.MILLISECONDS.sleep(1_500 + chance.nextInt(2_000));
                if (database != null && turn % DATABASE_EVERY == 5) {
                    database.crash();
                }
                if (!plan.stop().isZero() && turn % STOP_EVERY == 3) {
                    victim().pause(plan.stop());
                }
            }
            planado.faults(Map.of());
            unlock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failure = "weather: " + e;
        }
    }

    /** Whoever reads the lists, if anybody does. */
    private Node victim() {
        int any = chance.nextInt(nodes.size());
        return nodes.stream().filter(Node::reads).findFirst().orElse(nodes.get(any));
    }

    private Map<String, Object> deliveries() {
        if (plan.variant() == Variant.MARKED_ON_COMPLETION) {
            // What it loses and does twice should be its marks' fault.
            return Map.of();
        }
        boolean mayLose = plan.variant().reads();
        return Map.of(
                "repeat",
                0.2 * chance.nextDouble(),
                "delay",
                0.5 * chance.nextDouble(),
                // Simulated: up to eight seconds in real time.
                "max_delay",
                Duration.ofSeconds((1 + chance.nextInt(8)) * (long) plan.speed())
                        .toString(),
                "drop",
                mayLose ? 0.3 * chance.nextDouble() : 0.0,
                "drops_logged",
                chance.nextBoolean());
    }

    private List<Map<String, Object>> answers() {
        return switch (chance.nextInt(6)) {
            case 0 -> List.of(fault("*", "status", Map.of("status", 503, "times", 3)));
            case 1 -> List.of(fault("PATCH", "close-after-work", Map.of("times", 2)));
            case 2 -> List.of(fault("POST", "close-after-work", Map.of("times", 2)));
            case 3 -> List.of(fault("GET", "close-before-work", Map.of("times", 2)));
            case 4 -> List.of(fault("*", "status", Map.of("status", 429, "times", 2)));
            default -> List.of();
        };
    }

    private static Map<String, Object> fault(String method, String kind, Map<String, Object> more) {
        Map<String, Object> fault = new HashMap<>(more);
        fault.putAll(Map.of("method", method, "path", ".*", "kind", kind));
        return fault;
    }

    /** While it is locked, what happens is never sent. */
    private void lockOrUnlock() {
        if (plan.variant().reads() && chance.nextInt(4) == 0) {
            planado.knobs(Map.of("webhookLockedAfter", 2));
        } else {
            unlock();
        }
    }

    private void unlock() {
        planado.knobs(Map.of("webhookLockedAfter", 0));
        planado.unlock(webhook);
    }

    /** Null if all is well. */
    String failure() {
        return failure;
    }

    void stop() {
        stopped = true;
    }
}
