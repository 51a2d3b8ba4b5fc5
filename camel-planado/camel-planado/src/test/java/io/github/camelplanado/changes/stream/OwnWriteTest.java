package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.OwnWrite;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change waits for the exchange that is writing its entity, and holds up no other. */
class OwnWriteTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void a_change_waits_until_the_exchange_that_writes_has_ended_and_is_then_told_in_its_newest_version()
            throws Exception {
        jobs.create(1, 2);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            rig.registerWebhook("job_updated");
            OwnWrite write = rig.client()
                    .ownWrites()
                    .begin(
                            Resource.JOBS,
                            Set.of(jobs.uuid("job-1")),
                            WireJson.mapper().createObjectNode());
            jobs.change("job-1", "ours");
            await().until(() -> rig.store().queue().counts("stream").waiting() == 1);
            jobs.change("job-2", "of somebody else");
            rig.awaitTold(1);
            jobs.change("job-1", "newer");
            // longer than a lease
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> rig.told().size() == 1);
            assertThat(rig.ids()).containsExactly("job-2");
            write.end();

            rig.awaitTold(2);

            assertThat(rig.ids()).containsExactly("job-2", "job-1");
            assertThat(rig.told(PlanadoConstants.VERSION)).last().isEqualTo(3L);
        }
    }

    @Test
    void a_stop_gives_back_what_waits() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            rig.registerWebhook("job_updated");
            OwnWrite write = rig.client()
                    .ownWrites()
                    .begin(
                            Resource.JOBS,
                            Set.of(jobs.uuid("job-1")),
                            WireJson.mapper().createObjectNode());
            jobs.change("job-1", "ours");
            await().until(() -> rig.store().queue().counts("stream").waiting() == 1);
            rig.stop();
            write.end();

            rig.restart();
            rig.awaitTold(1);
        }
    }
}
