package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a sweep missed is asked about, and no answer that fails stands in the way of others. */
class RepairTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void one_that_cannot_be_asked_about_holds_up_no_other_and_no_sweep() throws Exception {
        jobs.create(1, 40);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            List<String> gone =
                    Stream.of("job-1", "job-2").map(jobs::uuid).sorted().toList();
            jobs.delete(1, 2);
            PLANADO.faults()
                    .answer("GET", "/jobs/" + gone.get(0))
                    .times(100_000)
                    .status(500, "");
            rig.consumer().sweepNow();

            rig.awaitTold(1);

            assertThat(rig.told(PlanadoConstants.UUID)).containsExactly(gone.get(1));
            rig.forget();
            jobs.change("job-3", "its webhook is lost");
            int calls = PLANADO.requests().size();
            rig.consumer().sweepNow();
            rig.awaitTold(1);
            assertThat(rig.ids()).containsExactly("job-3");
            assertThat(logsLookedFor(calls)).as("it is no outage").isZero();

            PLANADO.faults().clear();
            await().atMost(Duration.ofSeconds(20)).until(() -> rig.told().size() == 2);
            assertThat(rig.told(PlanadoConstants.UUID)).contains(gone.get(0));
            assertThat(rig.failures()).isEmpty();
        }
    }

    private static long logsLookedFor(int before) {
        return PLANADO.requests().subList(before, PLANADO.requests().size()).stream()
                .filter(request -> request.rawPath().endsWith("/webhooks"))
                .count();
    }
}
