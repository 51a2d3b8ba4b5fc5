package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelplanado.api.Events;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.MovableClock;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stream costs when nothing happens. */
class IdleCostTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    @ParameterizedTest
    @EnumSource(names = {"JOBS", "CLIENTS", "SITES"})
    void an_idle_hour_costs_at_most_sixty_calls(Resource resource) throws Exception {
        PLANADO.office().create("clients", Map.of("external_id", "c", "organization", true, "organization_name", "C"));
        PLANADO.office().create("jobs", Map.of("external_id", "j"));
        PLANADO.office().create("sites", Map.of("external_id", "s", "name", "S"));
        MovableClock clock = new MovableClock();
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2(), 0, clock)
                .of(resource)
                .delay(Duration.ofMinutes(1))
                .start()) {
            rig.awaitQuiet();
            rig.registerWebhook("job_updated");
            // what the start costs is no idling
            settle();
            clock.advance(Duration.ofMinutes(10));
            settle();
            int before = PLANADO.requests().size();
            for (int minute = 0; minute < 60; minute++) {
                clock.advance(Duration.ofMinutes(1));
                settle();
            }

            assertThat(PLANADO.requests().size() - before).isBetween(20, 60);
            assertThat(PLANADO.requests())
                    .as("the log was looked at too")
                    .anyMatch(request -> request.rawPath().endsWith("/requests"));
        }
    }

    @Test
    void a_log_that_is_looked_at_as_often_as_the_head_does_not_keep_the_head_from_being_read() throws Exception {
        MovableClock clock = new MovableClock();
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2(), 0, clock)
                .options(options -> options.setReplayInterval(Duration.ofMinutes(1)))
                .delay(Duration.ofMinutes(1))
                .start()
                .copied()) {
            rig.registerWebhook("job_updated");
            settle();
            PLANADO.office().create("jobs", Map.of("external_id", "new"));
            for (int minute = 0; minute < 8; minute++) {
                clock.advance(Duration.ofMinutes(1));
                settle();
            }

            assertThat(rig.ids()).contains("new");
        }
    }

    @Test
    void the_log_is_not_looked_at_with_an_interval_of_zero() throws Exception {
        MovableClock clock = new MovableClock();
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2(), 0, clock)
                .options(options -> options.setReplayInterval(Duration.ZERO))
                .delay(Duration.ofMinutes(1))
                .start()
                .copied()) {
            rig.registerWebhook("job_updated");
            settle();
            int before = PLANADO.requests().size();
            for (int hour = 0; hour < 5; hour++) {
                clock.advance(Duration.ofHours(1));
                settle();
            }

            assertThat(PLANADO.requests().stream().skip(before))
                    .as("the head is looked at")
                    .isNotEmpty()
                    .noneMatch(request -> request.rawPath().startsWith("/webhooks"));
        }
    }

    @Test
    void histories_that_are_read_while_the_head_is_read_are_no_cost_of_the_head() throws Exception {
        Jobs jobs = new Jobs(PLANADO);
        jobs.create(1, 6);
        MovableClock clock = new MovableClock();
        try (StreamRig rig = new StreamRig(PLANADO, Databases.h2(), 0, clock)
                .options(options -> options.setEvents(Events.history))
                .delay(Duration.ofMinutes(1))
                .start()
                .copied()) {
            rig.registerWebhook("job_updated");
            settle();
            PLANADO.faults().answer("GET", "/jobs").delay(Duration.ofSeconds(2));
            clock.advance(Duration.ofMinutes(1));
            settle();
            jobs.change(1, 6);
            rig.awaitTold(6);
            jobs.create(7, 7);

            AtomicInteger minutes = new AtomicInteger();
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        if (minutes.incrementAndGet() <= 5) {
                            clock.advance(Duration.ofMinutes(1));
                        }
                        return rig.ids().contains("job-7");
                    });
        }
    }

    /** Until no call was made for a while. */
    private static void settle() {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(10))
                .until(new Quiet()::isReached);
    }

    private static final class Quiet {
        private static final int LOOKS = 8;
        private int seen = -1;
        private int looks;

        boolean isReached() {
            int now = PLANADO.requests().size();
            looks = now == seen ? looks + 1 : 0;
            seen = now;
            return looks >= LOOKS;
        }
    }
}
