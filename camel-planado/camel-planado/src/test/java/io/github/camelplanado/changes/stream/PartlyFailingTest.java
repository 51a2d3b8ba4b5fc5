package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import javax.sql.DataSource;

import io.github.camelplanado.api.Detail;
import io.github.camelplanado.changes.MovableClock;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Some calls of the vendor fail and others do not: what goes well does not hide what does not. */
class PartlyFailingTest {

    private static final Duration DELAY = Duration.ofMinutes(1);
    private static final int FOR_EVER = 100_000;

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final Jobs jobs = new Jobs(PLANADO);
    private final MovableClock clock = new MovableClock();
    private final DataSource database = Databases.h2();

    @Test
    void a_sweep_that_comes_no_further_is_told_although_the_head_is_read() throws Exception {
        jobs.create(1, 12);
        try (StreamRig rig = rig().start().copied()) {
            new JdbcTemplate(database)
                    .execute("ALTER TABLE planado_stream ADD CONSTRAINT no_page CHECK (sweep_after IS NULL)");
            rig.consumer().sweepNow();
            await().until(() -> !rig.failures().isEmpty());
            clock.advance(Duration.ofMinutes(4));
            jobs.create(13, 13);
            rig.awaitTold(1);
            clock.advance(Duration.ofMinutes(2));

            assertThat(rig.consumer().lasting())
                    .get()
                    .asString()
                    .contains("could not read the whole list of planado:jobs");

            new JdbcTemplate(database).execute("ALTER TABLE planado_stream DROP CONSTRAINT no_page");
            // Again and again: an attempt under way fails after the clock was moved, and waits by the new time.
            await().until(() -> {
                clock.advance(Duration.ofMinutes(1));
                return rig.consumer().lasting().isEmpty();
            });
            assertThat(rig.failures()).as("told once").hasSize(1);
        }
    }

    @Test
    void a_key_that_may_not_ask_whether_something_was_deleted_is_told_and_stops_no_sweep() throws Exception {
        jobs.create(1, 60);
        try (StreamRig rig = rig().start().copied()) {
            jobs.delete(1, 3);
            PLANADO.faults().answer("GET", "/jobs/.*").times(FOR_EVER).status(403, "{}");
            rig.consumer().sweepNow();
            await().until(() -> !rig.failures().isEmpty());
            jobs.change(4, 4);
            rig.consumer().sweepNow();
            rig.awaitTold(1);
            clock.advance(Duration.ofMinutes(6));

            assertThat(rig.consumer().lasting()).get().asString().contains("could not ask what was deleted");

            PLANADO.faults().clear();
            clock.advance(Duration.ofMinutes(6));
            rig.awaitTold(4);
            assertThat(rig.consumer().lasting()).isEmpty();
        }
    }

    @Test
    void entities_that_cannot_be_fetched_are_told_from_the_third_on_and_one_alone_is_its_own_trouble()
            throws Exception {
        jobs.create(1, 3);
        try (StreamRig rig = rig().options(options -> options.setDetail(Detail.always))
                .start()
                .copied()) {
            PLANADO.faults().answer("GET", "/jobs/.*").times(FOR_EVER).status(403, "{}");
            failToFetch(4, 4);
            clock.advance(Duration.ofMinutes(6));
            assertThat(rig.consumer().lasting()).isEmpty();
            failToFetch(5, 6);

            assertThat(rig.consumer().lasting())
                    .get()
                    .asString()
                    .contains("could fetch no entity of planado:jobs", "403");

            PLANADO.faults().clear();
            rig.awaitTold(3);
            assertThat(rig.consumer().lasting()).isEmpty();
        }
    }

    private StreamRig rig() throws Exception {
        return new StreamRig(PLANADO, database, 0, clock).delay(DELAY);
    }

    private void failToFetch(int from, int to) {
        jobs.create(from, to);
        clock.advance(DELAY);
        await().until(() -> new JdbcTemplate(database)
                        .queryForObject("SELECT count(*) FROM planado_entity WHERE attempts > 0", Integer.class)
                >= to - 3);
    }
}
