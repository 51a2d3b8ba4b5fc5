package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.TestPostgres;
import io.github.camelplanado.api.InitialPosition;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole way of a change, on real databases. */
class ChangesConsumerTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    static Stream<DataSource> databases() {
        return Stream.of(Databases.h2(), TestPostgres.database());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_first_copy_tells_everything_once_and_says_so(DataSource database) throws Exception {
        jobs(1, 12);
        try (StreamRig rig = new StreamRig(PLANADO, database).start()) {
            rig.awaitQuiet();

            assertThat(rig.ids()).hasSize(12).doesNotHaveDuplicates();
            assertThat(rig.told())
                    .allSatisfy(exchange -> assertThat(exchange.getMessage().getHeaders())
                            .containsEntry(PlanadoConstants.SNAPSHOT, true)
                            .containsEntry(PlanadoConstants.SOURCE, "sweep")
                            .containsEntry(PlanadoConstants.BODY, "row")
                            .containsEntry(PlanadoConstants.PREVIOUS_STATUS, null));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_exchange_that_fails_because_its_route_stops_is_no_attempt(DataSource database) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        jobs(1, 1);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .options(options -> options.setMaxRedeliveries(1))
                .doing(exchange -> {
                    if (begun.getCount() > 0) {
                        begun.countDown();
                        stopped.await();
                        throw new InterruptedException("as Camel does when a stop takes too long");
                    }
                })
                .start()) {
            begun.await();
            rig.context().getShutdownStrategy().setTimeout(1);
            rig.stop();
            assertThat(attempts(database)).isZero();
            stopped.countDown();
            await().until(() -> held(database) == 0);

            assertThat(attempts(database)).isZero();
            rig.restart();
            rig.awaitTold(1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_name_that_belongs_to_another_stream_is_told_at_once(DataSource database) throws Exception {
        try (StreamRig rig = new StreamRig(PLANADO, database)) {
            rig.store().streams().register("stream", StreamRig.SCOPE, Resource.CLIENTS);
            rig.start();

            await().until(() -> rig.consumer().lasting().isPresent());

            assertThat(rig.consumer().lasting().orElse(""))
                    .contains("'stream' of planado:jobs is in the store as one of planado:clients");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay:planado", " "})
    void a_name_that_no_stream_can_have_is_refused(String name) throws Exception {
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).options(options -> options.setStreamId(name))) {
            assertThatThrownBy(rig::start).hasStackTraceContaining("A stream cannot be named '" + name + "'");
        }
    }

    private static int attempts(DataSource database) {
        return number(database, "SELECT sum(attempts) FROM planado_entity");
    }

    private static int held(DataSource database) {
        return number(database, "SELECT count(*) FROM planado_entity WHERE holder IS NOT NULL");
    }

    private static int number(DataSource database, String sql) {
        Integer number = new JdbcTemplate(database).queryForObject(sql, Integer.class);
        return number == null ? 0 : number;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_exists_is_learnt_silently_and_what_is_new_is_found_by_the_head(DataSource database) throws Exception {
        jobs(1, 12);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .options(options -> options.setInitialPosition(InitialPosition.now))
                .start()) {
            rig.awaitQuiet();
            assertThat(rig.told()).isEmpty();
            jobs(13, 15);

            rig.awaitTold(3);

            assertThat(rig.ids()).containsExactly("job-13", "job-14", "job-15");
            assertThat(rig.told().get(0).getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.SOURCE, "head")
                    .containsEntry(PlanadoConstants.SNAPSHOT, false)
                    .containsEntry(PlanadoConstants.CHANGE, "created");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_webhook_is_told_without_a_call_and_with_the_status_before(DataSource database) throws Exception {
        jobs(1, 1);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .delay(Duration.ofHours(1))
                .start()
                .copied()) {
            rig.registerWebhook("job_updated", "job_started");
            int calls = PLANADO.requests().size();
            PLANADO.office().update("jobs", "job-1", Map.of("description", "changed"));

            Exchange told = rig.awaitTold(1).get(0);

            assertThat(told.getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.SOURCE, "webhook")
                    .containsEntry(PlanadoConstants.EVENT_TYPE, "job_updated")
                    .containsEntry(PlanadoConstants.VERSION, 2L)
                    .containsEntry(PlanadoConstants.BODY, "snapshot")
                    .containsEntry(PlanadoConstants.DELIVERY_ATTEMPT, 1)
                    .containsEntry(
                            PlanadoConstants.PREVIOUS_STATUS,
                            PLANADO.entity("jobs", "job-1").get("status").asText());
            PLANADO.worker().start("job-1");
            rig.awaitTold(3);
            assertThat(rig.told(PlanadoConstants.EVENT_TYPE))
                    .containsExactlyInAnyOrder("job_updated", "job_updated", "job_started");
            assertThat(PLANADO.requests()).hasSize(calls);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_sweep_finds_changes_and_deletions_and_asks_before_it_tells_one(DataSource database) throws Exception {
        jobs(1, 12);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .delay(Duration.ofHours(1))
                .start()
                .copied()) {
            PLANADO.office().update("jobs", "job-1", Map.of("description", "changed"));
            String gone = PLANADO.entity("jobs", "job-3").get("uuid").asText();
            PLANADO.office().delete("jobs", "job-3");

            rig.consumer().sweepNow();
            rig.awaitTold(2);

            assertThat(rig.told(PlanadoConstants.EVENT_TYPE)).containsExactlyInAnyOrder("job_updated", "job_deleted");
            Exchange deletion = rig.told().stream()
                    .filter(exchange -> "deleted".equals(exchange.getMessage().getHeader(PlanadoConstants.CHANGE)))
                    .findFirst()
                    .orElseThrow();
            assertThat(deletion.getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.UUID, gone)
                    .containsEntry(PlanadoConstants.EXTERNAL_ID, "job-3")
                    .containsEntry(PlanadoConstants.VERSION, 1L)
                    .containsEntry(PlanadoConstants.SOURCE, "repair");
            assertThat(TestCamel.map(deletion)).containsEntry("external_id", "job-3");
            assertThat(PLANADO.requests()).anyMatch(request -> request.rawPath().endsWith("/jobs/" + gone));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void more_deletions_than_allowed_are_held_back_until_they_are_released(DataSource database) throws Exception {
        jobs(1, 12);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .options(options -> options.setMaxDeletes(2))
                .delay(Duration.ofHours(1))
                .start()
                .copied()) {
            IntStream.rangeClosed(1, 3).forEach(i -> PLANADO.office().delete("jobs", "job-" + i));

            rig.consumer().sweepNow();
            await().until(() -> Long.valueOf(3).equals(rig.consumer().sweep().braked()));
            assertThat(rig.told()).isEmpty();
            assertThat(rig.consumer().state()).contains("3 deletions are held back");

            assertThat(rig.consumer().releaseDeletions()).isEqualTo(3);
            rig.awaitTold(3);
            assertThat(rig.ids()).containsExactlyInAnyOrder("job-1", "job-2", "job-3");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_failed_change_is_told_again_and_holds_up_no_other(DataSource database) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        jobs(1, 3);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .doing(exchange -> {
                    if (broken.get() && "job-2".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                        throw new IllegalStateException("ERP says no");
                    }
                })
                .start()) {
            rig.awaitTold(2);
            await().until(() -> rig.failures().size() >= 2);
            assertThat(rig.ids()).containsExactlyInAnyOrder("job-1", "job-3");
            broken.set(false);
            rig.awaitTold(3);
            assertThat(rig.ids()).contains("job-2");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_parked_change_is_overtaken_by_a_newer_version(DataSource database) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        jobs(1, 1);
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .options(options -> options.setMaxRedeliveries(1))
                .doing(exchange -> {
                    if (broken.get()) {
                        throw new IllegalStateException("ERP says no");
                    }
                })
                .start()) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> rig.store().queue().counts("stream").parked() == 1);
            assertThat(rig.failures()).hasSize(2);
            assertThat(rig.consumer().parked(10)).singleElement().satisfies(parked -> {
                assertThat(parked.externalId()).isEqualTo("job-1");
                assertThat(parked.reason()).contains("ERP says no");
            });
            broken.set(false);
            PLANADO.office().update("jobs", "job-1", Map.of("description", "newer"));
            rig.awaitTold(1);

            assertThat(rig.told(PlanadoConstants.VERSION)).containsExactly(2L);
            assertThat(rig.consumer().counts().parked()).isZero();
        }
    }

    private static void jobs(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> PLANADO.office().create("jobs", Map.of("external_id", "job-" + i)));
    }
}
