package io.github.camelplanado.benchmarks.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.camelplanado.benchmarks.stage.PlanadoProcess;

/** People in Planado: they make, change and delete, and workers move their jobs on. By chance, from a seed. */
final class Writer implements Runnable {

    private static final List<String> ENTITIES = List.of("job", "job", "client", "site");
    private static final Map<String, String> CONTENT =
            Map.of("job", "description", "client", "organization_name", "site", "name");
    private static final Map<String, List<String>> STEPS = Map.of(
            "posted", List.of("en_route", "start"),
            "en_route", List.of("start"),
            "started", List.of("suspend", "finish"),
            "suspended", List.of("resume"));

    private final PlanadoProcess planado;
    private final Random chance;
    private final int most;
    private final int perSecond;
    private final List<Entity> alive = new ArrayList<>();
    private final Map<Entity, String> status = new HashMap<>();
    private volatile boolean stopped;
    private volatile String failure;
    private long number;

    /**
     * One that lives.
     *
     * @param entity {@code job}, {@code client} or {@code site}
     * @param externalId its id
     */
    private record Entity(String entity, String externalId) {
        String resource() {
            return entity + "s";
        }
    }

    Writer(PlanadoProcess planado, KillPlan plan) {
        this.planado = planado;
        this.chance = new Random(plan.seed());
        this.most = plan.entities();
        this.perSecond = plan.changesPerSecond();
    }

    /** Makes so many before anybody looks. */
    void begin(int count) {
        for (int i = 0; i < count; i++) {
            create();
        }
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        long done = 0;
        try {
            while (!stopped) {
                change();
                done++;
                long ahead = start + done * 1_000_000_000L / perSecond - System.nanoTime();
                if (ahead > 0) {
                    TimeUnit.NANOSECONDS.sleep(ahead);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = "writer: " + e;
        }
    }

    /** Null if all is well. */
    String failure() {
        return failure;
    }

    void stop() {
        stopped = true;
    }

    private void change() {
        double dice = chance.nextDouble();
        if (alive.isEmpty() || (dice < 0.3 && alive.size() < most)) {
            create();
            return;
        }
        Entity one = alive.get(chance.nextInt(alive.size()));
        if (dice < 0.4) {
            planado.delete(one.resource(), one.externalId());
            alive.remove(one);
            status.remove(one);
        } else if (dice < 0.7 && status.containsKey(one)) {
            step(one);
        } else {
            planado.update(one.resource(), one.externalId(), Map.of(CONTENT.get(one.entity()), text()));
        }
    }

    private void create() {
        String entity = ENTITIES.get(chance.nextInt(ENTITIES.size()));
        Entity one = new Entity(entity, "in-" + entity + "-" + ++number);
        planado.create(one.resource(), body(one.entity(), one.externalId(), text()));
        alive.add(one);
        if (entity.equals("job")) {
            status.put(one, "posted");
        }
    }

    private static Map<String, Object> body(String entity, String externalId, String content) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("external_id", externalId);
        body.put(CONTENT.get(entity), content);
        if (entity.equals("client")) {
            body.put("organization", true);
        }
        return body;
    }

    private void step(Entity job) {
        List<String> possible = STEPS.getOrDefault(status.get(job), List.of());
        if (possible.isEmpty()) {
            planado.update("jobs", job.externalId(), Map.of("description", text()));
            return;
        }
        String step = possible.get(chance.nextInt(possible.size()));
        status.put(job, planado.step(job.externalId(), step).path("status").asText());
    }

    private String text() {
        return "Text " + ++number;
    }
}
