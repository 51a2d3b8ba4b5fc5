package io.github.camelplanado.benchmarks.recovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelplanado.benchmarks.stage.PlanadoProcess;

/** The workers of the day: each finishes the job, and some add a photo. */
final class FieldDay implements Runnable {

    /** Webhooks come twice or late, so that the one of the finish is overtaken by the one of the photo. */
    private static final Map<String, Object> DELIVERY_FAULTS =
            Map.of("deliveries", Map.of("repeat", 0.1, "delay", 0.3, "max_delay", "PT30S"));

    private final PlanadoProcess planado;
    private final List<Act> acts = new ArrayList<>();
    private final Pace pace;
    private final AtomicInteger finished = new AtomicInteger();
    private volatile boolean over;
    private volatile String failure;

    /** Something that a worker does. */
    private record Act(Duration at, String job, boolean isFinish) {}

    FieldDay(PlanadoProcess planado, List<Visit> visits, Pace pace) {
        this.planado = planado;
        this.pace = pace;
        for (Visit visit : visits) {
            acts.add(new Act(visit.finish(), visit.job(), true));
            if (visit.photo() != null) {
                acts.add(new Act(visit.photo(), visit.job(), false));
            }
        }
        acts.sort(Comparator.comparing(Act::at));
    }

    /** All jobs are made, and begun. */
    static void prepare(PlanadoProcess planado, List<Visit> visits) {
        for (Visit visit : visits) {
            planado.create("jobs", Map.of("external_id", visit.job(), "template", Map.of("name", "Repair")));
            planado.step(visit.job(), "start");
        }
    }

    /** What goes wrong with webhooks beside the refusal. */
    static Map<String, ?> deliveryFaults() {
        return DELIVERY_FAULTS;
    }

    @Override
    public void run() {
        try {
            for (Act act : acts) {
                pace.until(act.at());
                if (act.isFinish()) {
                    planado.step(act.job(), "finish");
                    finished.incrementAndGet();
                } else {
                    photo(act.job());
                }
            }
            over = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = "the workers: " + e;
        }
    }

    private void photo(String job) {
        planado.update(
                "jobs", job, Map.of("report_fields", List.of(Map.of("name", "Comment", "value", "Photo of " + job))));
    }

    int finished() {
        return finished.get();
    }

    boolean isOver() {
        return over;
    }

    /** Null if all is well. */
    String failure() {
        return failure;
    }
}
