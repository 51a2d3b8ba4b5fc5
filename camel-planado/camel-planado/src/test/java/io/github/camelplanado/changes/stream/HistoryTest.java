package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import javax.sql.DataSource;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Events;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Entities.DeletedBy;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

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
    void versions_that_an_operator_has_dropped_are_never_told_and_do_not_hold_up_the_next() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = history()
                .options(options -> options.setMaxRedeliveries(1))
                .start()
                .copied()) {
            rig.doing(exchange -> {
                if (exchange.getMessage().getHeader(PlanadoConstants.VERSION).equals(2L)) {
                    throw new IllegalStateException("ERP will never take it");
                }
            });
            jobs.change("job-1", "a");
            await().atMost(Duration.ofSeconds(30)).until(() -> rig.consumer().parkedCount() == 1);
            assertThat(rig.consumer().drop(null)).isEqualTo(1);
            jobs.change("job-1", "b");

            rig.awaitTold(1);
            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(3L);
            assertThat(rig.consumer().parkedCount()).isZero();
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

    @Test
    void versions_that_the_history_does_not_have_yet_are_waited_for() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = history().start().copied()) {
            rig.stop();
            jobs.change("job-1", "two");
            jobs.change("job-1", "three");
            jobs.change("job-1", "four");
            withoutHistory(1);
            rig.restart();
            rig.awaitTold(3);

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(2L, 3L, 4L);
            assertThat(rig.told(PlanadoConstants.SOURCE)).containsOnly("history");
        }
    }

    @Test
    void the_only_version_that_the_history_lacks_is_told_as_it_was_learnt() throws Exception {
        jobs.create(1, 1);
        try (StreamRig rig = history().start().copied()) {
            withoutHistory(1);
            jobs.change("job-1", "two");
            rig.awaitTold(1);
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(2L);
            assertThat(rig.told(PlanadoConstants.SOURCE)).containsExactly("head");
        }
    }

    @Test
    void versions_that_the_history_never_has_do_not_hold_up_the_newest_for_ever() throws Exception {
        jobs.create(1, 1);
        DataSource database = Databases.h2();
        try (StreamRig rig = history(database).start().copied()) {
            rig.stop();
            jobs.change("job-1", "two");
            jobs.change("job-1", "three");
            rig.store().entities().merge("stream", List.of(row("job-1", 3)));
            new JdbcTemplate(database).update("UPDATE planado_entity SET attempts = 6");
            withoutHistory(1000);
            rig.restart();
            rig.awaitTold(1);
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(3L);
        } finally {
            PLANADO.faults().clear();
        }
    }

    @Test
    void a_job_that_was_told_as_deleted_and_is_there_is_told_again_and_goes_on() throws Exception {
        jobs.create(1, 1);
        jobs.change("job-1", "two");
        try (StreamRig rig = history().start().copied()) {
            rig.registerWebhook("job_updated");
            String uuid = jobs.uuid("job-1");
            rig.store().entities().gone("stream", uuid, Verifier.deletion(Resource.JOBS, uuid), DeletedBy.WEBHOOK, 0);
            rig.awaitTold(2);
            jobs.change("job-1", "three");
            rig.awaitTold(3);
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.CHANGE)).containsExactly("deleted", "updated", "updated");
            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(2L, 2L, 3L);
        }
    }

    @Test
    void a_job_that_changes_before_the_first_copy_comes_to_it_is_told_with_its_whole_history() throws Exception {
        jobs.create(1, 1);
        jobs.change("job-1", "two");
        try (StreamRig rig = history()) {
            rig.store().streams().register("stream", StreamRig.SCOPE, Resource.JOBS);
            jobs.change("job-1", "three");
            rig.store().entities().merge("stream", List.of(row("job-1", 3)));
            rig.start().awaitTold(3);
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(1L, 2L, 3L);
        }
    }

    private static void withoutHistory(int times) {
        PLANADO.faults().answer("GET", "/jobs/.*/history").times(times).set("/events", List.of());
    }

    private Change row(String id, long version) {
        String uuid = jobs.uuid(id);
        return new Change(
                Resource.JOBS,
                uuid,
                version,
                "job_updated",
                WireJson.mapper().createObjectNode().put("uuid", uuid).put("version", version),
                Change.BodyKind.ROW,
                Change.Source.HEAD,
                false,
                null);
    }

    private static StreamRig history(DataSource database) throws Exception {
        return new StreamRig(PLANADO, database).options(options -> options.setEvents(Events.history));
    }

    private static StreamRig history() throws Exception {
        return history(Databases.h2());
    }
}
