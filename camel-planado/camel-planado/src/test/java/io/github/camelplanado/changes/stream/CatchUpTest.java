package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import io.github.camelplanado.api.Detail;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.DeliveryFaults;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What did not arrive comes from the vendor's log, whatever that looks like. */
class CatchUpTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);

    @BeforeEach
    void create() {
        jobs.create(1, 40);
    }

    @ParameterizedTest
    @CsvSource({
        "newest-first,true,5,17",
        "newest-first,false,5,17",
        "oldest-first,true,5,17",
        "oldest-first,false,5,17",
        "newest-first,true,1,6",
        "oldest-first,true,1,6"
    })
    void what_failed_to_arrive_is_told_after_the_outage(String order, boolean paged, int size, int missed)
            throws Exception {
        PLANADO.knob(Knob.WEBHOOK_REQUESTS_ORDER, order);
        PLANADO.knob(Knob.WEBHOOK_LISTS_PAGED, paged);
        PLANADO.knob(Knob.PAGE_SIZES, "webhooks:" + size);
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            rig.registerWebhook("job_updated");
            jobs.change(1, 3);
            rig.awaitTold(3);
            rig.scope().missed();
            await().until(() ->
                    rig.store().replays().position(StreamRig.SCOPE, webhook()).isPresent());
            rig.forget();
            rig.receiver().down(true);
            jobs.change(4, 3 + missed);
            await().until(() -> PLANADO.deliveries().size() >= 3 + missed);
            rig.receiver().down(false);
            rig.scope().missed();

            rig.awaitTold(missed);

            assertThat(rig.ids()).hasSize(missed).doesNotHaveDuplicates().contains("job-4", "job-" + (3 + missed));
            assertThat(rig.told(PlanadoConstants.SOURCE)).containsOnly("replay");
            assertThat(rig.told(PlanadoConstants.VERSION)).containsOnly(2L);
            int calls = PLANADO.requests().size();
            rig.scope().missed();
            await().during(Duration.ofMillis(600)).until(() -> rig.told().size() == missed);
            assertThat(logReadings(calls)).as("what is known is not read again").isLessThanOrEqualTo(missed / size + 4);
        }
    }

    @Test
    void a_restart_finds_what_was_sent_meanwhile() throws Exception {
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            rig.registerWebhook("job_updated");
            rig.scope().missed();
            await().until(() ->
                    rig.store().replays().position(StreamRig.SCOPE, webhook()).isPresent());
            rig.stop();
            rig.receiver().down(true);
            jobs.change(1, 10);
            await().until(() -> PLANADO.deliveries().size() >= 10);
            rig.restart();

            rig.awaitTold(10);

            assertThat(rig.told(PlanadoConstants.SOURCE)).containsOnly("replay");
        }
    }

    @Test
    void a_webhook_that_was_entered_before_the_outage_and_never_looked_at_is_read_with_care() throws Exception {
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            rig.stop();
            rig.registerWebhook("job_updated");
            rig.receiver().down(true);
            jobs.create(41, 41);
            jobs.change(41, 41);
            jobs.change(1, 3);
            await().until(() -> PLANADO.deliveries().size() >= 4);
            jobs.delete(41, 41);
            rig.restart();

            rig.awaitTold(3);
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.SOURCE)).contains("replay");
            assertThat(rig.told(PlanadoConstants.CHANGE).stream().filter("updated"::equals))
                    .hasSize(3);
            assertThat(rig.ids()).contains("job-1", "job-2", "job-3");
        }
    }

    @Test
    void a_log_that_was_not_read_for_weeks_tells_nothing_of_what_was_deleted_and_forgotten() throws Exception {
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            rig.registerWebhook("job_updated");
            rig.stop();
            rig.receiver().down(true);
            jobs.create(41, 41);
            jobs.change(41, 41);
            jobs.change(1, 3);
            await().until(() -> PLANADO.deliveries().size() >= 4);
            jobs.delete(41, 41);
            rig.store().replays().position(StreamRig.SCOPE, webhook(), "2020-01-01T00:00:00Z somewhere");
            rig.restart();

            rig.awaitTold(3);
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.SOURCE)).contains("replay");
            assertThat(rig.told(PlanadoConstants.CHANGE).stream().filter("updated"::equals))
                    .hasSize(3);
            assertThat(rig.ids()).contains("job-1", "job-2", "job-3");
        }
    }

    @Test
    void a_log_that_is_longer_than_the_list_is_not_read_to_its_end() throws Exception {
        PLANADO.knob(Knob.PAGE_SIZES, "webhooks:1");
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            rig.registerWebhook("job_updated");
            rig.scope().missed();
            await().until(() ->
                    rig.store().replays().position(StreamRig.SCOPE, webhook()).isPresent());
            rig.receiver().down(true);
            PLANADO.faults().deliveries(DeliveryFaults.none());
            jobs.change(1, 30);
            await().until(() -> PLANADO.deliveries().size() >= 30);
            int calls = PLANADO.requests().size();
            rig.scope().missed();

            rig.awaitTold(30);

            assertThat(rig.told(PlanadoConstants.SOURCE)).contains("sweep");
            assertThat(logReadings(calls)).isLessThan(20);
        }
    }

    @Test
    void lists_are_read_instead_of_a_log_that_is_too_long_before_its_place_is_noted() throws Exception {
        PLANADO.knob(Knob.PAGE_SIZES, "webhooks:1");
        DataSource database = Databases.h2();
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .delay(Duration.ofSeconds(4))
                .start()
                .copied()) {
            rig.registerWebhook("job_updated");
            rig.scope().missed();
            await().until(() ->
                    rig.store().replays().position(StreamRig.SCOPE, webhook()).isPresent());
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE planado_replay ADD CONSTRAINT dies CHECK (request_uuid = '"
                        + rig.store()
                                .replays()
                                .position(StreamRig.SCOPE, webhook())
                                .orElseThrow() + "')");
            }
            rig.receiver().down(true);
            PLANADO.faults().deliveries(DeliveryFaults.none());
            jobs.change(1, 30);
            await().until(() -> PLANADO.deliveries().size() >= 30);
            rig.scope().missed();

            rig.awaitTold(30);

            assertThat(rig.told(PlanadoConstants.SOURCE)).contains("sweep");
        }
    }

    @Test
    void a_log_that_is_too_long_while_a_sweep_runs_has_another_one_follow_it() throws Exception {
        PLANADO.knob(Knob.PAGE_SIZES, "webhooks:1");
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2())
                .delay(Duration.ofSeconds(1))
                .start()
                .copied()) {
            rig.registerWebhook("job_updated");
            rig.scope().missed();
            await().until(() ->
                    rig.store().replays().position(StreamRig.SCOPE, webhook()).isPresent());
            PLANADO.faults().answer("GET", "/jobs").times(1000).delay(Duration.ofMillis(300));
            rig.consumer().sweepNow();
            await().until(() -> rig.store().sweeps().state("stream").running()
                    && rig.store().sweeps().state("stream").anchors().size() >= 15);
            rig.receiver().down(true);
            PLANADO.faults().deliveries(DeliveryFaults.none());
            for (int i = 40; i >= 1; i--) {
                jobs.change("job-" + i, "its webhook is lost");
            }
            await().until(() -> PLANADO.deliveries().size() >= 40);
            rig.scope().missed();

            await().atMost(Duration.ofSeconds(40)).until(() -> rig.told().size() == 40);
        }
    }

    @Test
    void what_the_log_does_not_prove_is_asked_about_by_itself_and_holds_up_no_reading() throws Exception {
        PLANADO.knob(Knob.DELETION_EVENTS, "deleted");
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            rig.registerWebhook("job_deleted");
            rig.scope().missed();
            await().until(() ->
                    rig.store().replays().position(StreamRig.SCOPE, webhook()).isPresent());
            rig.receiver().down(true);
            jobs.delete(1, 3);
            await().until(() -> PLANADO.deliveries().size() >= 3);
            PLANADO.faults().answer("GET", "/jobs/.+").times(100).delay(Duration.ofMinutes(1));
            rig.scope().missed();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.store().inbox().counts(StreamRig.SCOPE).waiting() == 3);
            await().until(() -> rig.store().replays().wanted(StreamRig.SCOPE) == 0);

            jobs.create(41, 41);

            rig.awaitTold(1);
            assertThat(rig.ids()).containsExactly("job-41");
            PLANADO.faults().clear();
            await().atMost(Duration.ofMinutes(1)).until(() -> rig.told().size() == 4);
            assertThat(rig.told(PlanadoConstants.CHANGE).stream().filter("deleted"::equals))
                    .hasSize(3);
            assertThat(rig.told(PlanadoConstants.SOURCE)).contains("replay");
        }
    }

    @Test
    void a_log_that_cannot_be_read_is_wanted_until_it_was_read() throws Exception {
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2()).start().copied()) {
            await().until(() -> rig.store().replays().wanted(StreamRig.SCOPE) == 0);
            int calls = PLANADO.requests().size();
            PLANADO.faults().answer("GET", "/webhooks").times(1000).status(500, "");
            rig.scope().missed();
            await().until(() -> PLANADO.requests().stream()
                    .skip(calls)
                    .anyMatch(request -> request.rawPath().equals("/webhooks")));

            await().during(Duration.ofSeconds(1))
                    .until(() -> rig.store().replays().wanted(StreamRig.SCOPE) > 0);
            PLANADO.faults().clear();
            await().until(() -> rig.store().replays().wanted(StreamRig.SCOPE) == 0);
        }
    }

    @Test
    void what_the_log_tells_is_not_asked_for() throws Exception {
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2())
                .delay(Duration.ofHours(1))
                .options(options -> {
                    options.setDetail(Detail.missing);
                    options.setRequiredFields("resolution");
                })
                .start()
                .copied()) {
            rig.registerWebhook("job_finished");
            rig.stop();
            rig.receiver().down(true);
            for (int job = 36; job <= 40; job++) {
                PLANADO.worker().start("job-" + job);
                PLANADO.worker().finish("job-" + job);
            }
            await().until(() -> PLANADO.deliveries().size() >= 5);
            int calls = PLANADO.requests().size();
            rig.restart();

            rig.awaitTold(5);
            await().until(() -> PLANADO.requests().stream()
                    .skip(calls)
                    .anyMatch(request -> request.rawPath().equals("/jobs")));
            rig.awaitQuiet();

            assertThat(rig.told(PlanadoConstants.BODY)).containsOnly("snapshot");
            assertThat(PLANADO.requests().stream().skip(calls))
                    .as("the head was read too, and shows the same")
                    .noneMatch(request -> request.rawPath().matches(".*/jobs/.+"));
        }
    }

    private static long logReadings(int before) {
        return PLANADO.requests().subList(before, PLANADO.requests().size()).stream()
                .filter(request -> request.rawPath().endsWith("/requests"))
                .count();
    }

    private static String webhook() {
        return PLANADO.webhooks().all().get(0).uuid();
    }
}
