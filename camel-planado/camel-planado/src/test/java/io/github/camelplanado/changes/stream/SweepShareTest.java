package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;

import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which sweeps keep to their share of the account's rate. */
class SweepShareTest {

    /** Of the rate of the rig: a page in ten seconds. */
    private static final double SHARE = 0.01;

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void the_first_copy_goes_as_fast_as_low_priority_lets_it_and_a_regular_sweep_by_its_share() throws Exception {
        jobs.create(1, 40);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2(), 600, Clock.systemUTC())
                .delay(Duration.ofHours(1))
                .options(options -> options.setBudgetShare(SHARE))
                .start()) {
            // Nine pages: by the share they would take 80 seconds.
            rig.awaitQuiet();
            int copied = PLANADO.requests().size();
            rig.consumer().sweepNow();

            await().until(() -> PLANADO.requests().size() > copied);
            await().during(Duration.ofSeconds(2)).until(() -> PLANADO.requests().size() <= copied + 2);

            assertThat(rig.store().sweeps().state("stream").running()).isTrue();
        }
    }
}
