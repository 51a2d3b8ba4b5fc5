package io.github.camelplanado.benchmarks.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.camelplanado.benchmarks.kill.judge.Truth;
import io.github.camelplanado.benchmarks.kill.plan.Stream;
import io.github.camelplanado.benchmarks.stage.PlanadoProcess;

/** Waits until nothing is on its way any more: webhooks are drained, and the tables hold what they should or too late. */
final class Settling {

    /** For those that read lists too: several whole walks. */
    private static final long READING_MILLIS = 120_000;
    /** For those that are told by webhooks alone, once these have all come. */
    private static final long TOLD_MILLIS = 6_000;

    private static final long DRAIN_MILLIS = 180_000;
    /** Once all is right: another whole walk, which must change nothing. */
    private static final long AFTERWARDS_MILLIS = 12_000;

    private final KillPlan plan;
    private final PlanadoProcess planado;
    private final Path journal;
    private final List<Node> nodes;
    private final Phases phases;

    Settling(KillPlan plan, PlanadoProcess planado, Path journal, List<Node> nodes, Phases phases) {
        this.plan = plan;
        this.planado = planado;
        this.journal = journal;
        this.nodes = nodes;
        this.phases = phases;
    }

    /** Whether the tables came to rest at the right numbers. */
    boolean await() throws IOException, InterruptedException {
        long drained = System.currentTimeMillis() + DRAIN_MILLIS;
        while (planado.pendingDeliveries() > 0 && System.currentTimeMillis() < drained) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        if (planado.pendingDeliveries() > 0) {
            System.out.println("  " + planado.pendingDeliveries() + " deliveries are still under way");
        }
        phases.end("draining");
        long end = System.currentTimeMillis() + (plan.variant().reads() ? READING_MILLIS : TOLD_MILLIS);
        String was = "";
        while (System.currentTimeMillis() < end) {
            List<Stream> streams = plan.variant().streams();
            String expected = Truth.read(journal).counts(streams).line();
            Optional<String> there = there();
            if (there.isPresent()) {
                if (there.get().equals(expected) && planado.pendingDeliveries() == 0) {
                    phases.end("settling");
                    if (plan.variant().reads()) {
                        TimeUnit.MILLISECONDS.sleep(AFTERWARDS_MILLIS);
                        phases.end("staying");
                    }
                    return true;
                }
                was = there.get() + ", should be " + expected;
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        phases.end("settling");
        System.out.println("  " + plan.name() + " came to rest at " + was);
        return false;
    }

    private Optional<String> there() throws InterruptedException {
        for (Node node : nodes) {
            if (node.isReady()) {
                return node.worker().count(5_000);
            }
        }
        return Optional.empty();
    }
}
