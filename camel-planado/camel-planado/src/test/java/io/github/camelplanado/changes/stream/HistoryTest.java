package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.Events;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every version of a job, once and in order. */
class HistoryTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void the_first_copy_tells_only_the_newest_version() throws Exception {
        jobs.create(1, 2);
        jobs.change(1, 1);
        try (StreamRig rig = history().start()) {
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactlyInAnyOrder(2L, 1L);
        }
    }

    @Test
    void each_version_is_told_once_in_order_with_the_newest_state() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = history().start().copied()) {
            rig.registerWebhook("job_updated", "job_started");
            rig.stop();
            for (int i = 1; i <= 25; i++) {
                jobs.change("job-1", "change " + i);
            }
            PLANADO.worker().start("job-1");
            rig.restart();
            rig.awaitTold(26);
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.VERSION))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, 27).boxed().toList());
            assertThat(rig.told(PlanadoConstants.SOURCE)).containsOnly("history");
            assertThat(TestCamel.map(rig.told().get(25))).containsEntry("version", 27);
            assertThat(rig.told(PlanadoConstants.CHANGE_KEY)).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_version_that_fails_is_told_again_before_the_next_one() throws Exception {
        jobs.create(1, 1);
        List<Object> tried = new CopyOnWriteArrayList<>();
        try (StreamRig rig = history().start().copied()) {
            rig.doing(exchange -> {
                tried.add(exchange.getMessage().getHeader(PlanadoConstants.VERSION));
                if (tried.size() == 2) {
                    throw new IllegalStateException("ERP says no");
                }
            });
            jobs.change("job-1", "a");
            jobs.change("job-1", "b");
            jobs.change("job-1", "c");
            rig.awaitTold(3);

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(2L, 3L, 4L);
            assertThat(tried).containsExactly(2L, 3L, 3L, 4L);
        }
    }

    @Test
    void a_new_job_is_told_from_its_first_version() throws Exception {
        try (StreamRig rig = history().start().copied()) {
            rig.stop();
            jobs.create(1, 1);
            jobs.change(1, 1);
            rig.restart();
            rig.awaitTold(2);

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(1L, 2L);
            assertThat(rig.told(PlanadoConstants.EVENT_TYPE).get(0)).isEqualTo("job_created");
        }
    }

    @Test
    void a_job_that_is_deleted_meanwhile_ends_with_its_deletion() throws Exception {
        jobs.create(1, 1);
        CountDownLatch deleted = new CountDownLatch(1);
        try (StreamRig rig = history().start().copied()) {
            rig.doing(exchange -> deleted.await(10, TimeUnit.SECONDS));
            rig.registerWebhook("job_updated");
            jobs.change("job-1", "a");
            await().until(() -> rig.store().queue().counts("stream").waiting() == 1);
            jobs.change("job-1", "b");
            await().until(() -> PLANADO.pendingDeliveries() == 0);
            await().until(() -> rig.store().inbox().counts(StreamRig.SCOPE).waiting() == 0);
            jobs.delete(1, 1);
            deleted.countDown();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.told(PlanadoConstants.CHANGE).contains("deleted"));
            rig.awaitQuiet();
            assertThat(rig.told(PlanadoConstants.CHANGE)).last().isEqualTo("deleted");
            assertThat(rig.told(PlanadoConstants.CHANGE))
                    .filteredOn("deleted"::equals)
                    .hasSize(1);
        }
    }

    private static StreamRig history() throws Exception {
        return new StreamRig(PLANADO, Databases.h2()).options(options -> options.setEvents(Events.history));
    }
}
