package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands still is told from what waits for its time. */
class StandstillTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void changes_that_are_due_behind_an_exchange_that_hangs_stand_still() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        jobs.create(1, 3);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2())
                .doing(exchange -> end.await(60, TimeUnit.SECONDS))
                .start()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rig.consumer().stalled().compareTo(Duration.ofSeconds(2)) > 0);
            end.countDown();
            rig.awaitQuiet();

            assertThat(rig.consumer().stalled()).isZero();
        } finally {
            end.countDown();
        }
    }

    @Test
    void a_change_that_is_told_again_later_or_is_parked_does_not_stand_still() throws Exception {
        jobs.create(1, 2);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2())
                .options(options -> options.setMaxRedeliveries(3))
                .doing(exchange -> {
                    throw new IllegalStateException("ERP says no");
                })
                .start()) {
            await().atMost(Duration.ofSeconds(40)).until(() -> rig.consumer().parkedCount() == 2);
            assertThat(rig.consumer().stalled()).isZero();
            assertThat(rig.told(PlanadoConstants.UUID)).isEmpty();
        }
    }
}
