package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.BreakableDatabase;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database goes away and comes back: people hear of it once, and nothing is stuck or lost. */
class BrokenStoreTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void what_was_told_but_could_not_be_marked_is_told_again_and_what_was_missed_comes_from_the_log() throws Exception {
        BreakableDatabase database = new BreakableDatabase(Databases.h2());
        AtomicBoolean breaks = new AtomicBoolean();
        jobs.create(1, 20);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .doing(exchange -> {
                    if (breaks.getAndSet(false)) {
                        database.broken(true);
                    }
                })
                .start()
                .copied()) {
            rig.registerWebhook("job_updated");
            rig.scope().missed();
            await().until(() -> rig.store()
                    .replays()
                    .position(StreamRig.SCOPE, PLANADO.webhooks().all().get(0).uuid())
                    .isPresent());
            breaks.set(true);
            jobs.change("job-1", "told while the database goes away");
            await().until(() -> !breaks.get());
            rig.receiver().down(true);
            jobs.change("job-2", "not received");
            await().until(() -> PLANADO.deliveries().stream().anyMatch(delivery -> !delivery.delivered()));
            await().until(() -> !rig.failures().isEmpty());
            database.broken(false);
            rig.receiver().down(false);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rig.ids().contains("job-2")
                            && rig.ids().stream().filter("job-1"::equals).count() == 2);
            assertThat(rig.store().queue().counts("stream").waiting()).isZero();
            assertThat(rig.failures()).as("one of each loop").hasSizeLessThanOrEqualTo(2);
        }
    }
}
