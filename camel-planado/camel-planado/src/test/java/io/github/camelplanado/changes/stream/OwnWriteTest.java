package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.OwnWrite;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** A change waits for the exchange that is writing its entity, and holds up no other. */
class OwnWriteTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    /** For more than a hundred changes on a machine that has other work. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Jobs jobs = new Jobs(PLANADO);

    @Test
    void a_change_waits_until_the_exchange_that_writes_has_ended_and_is_then_told_in_its_newest_version()
            throws Exception {
        jobs.create(1, 2);
        DataSource database = Databases.h2();
        try (StreamRig rig = new StreamRig(PLANADO, database).start().copied()) {
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
            await().until(() -> held(database) == 1);
            Long lease = lease(database);
            // longer than a lease
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> rig.told().size() == 1);
            assertThat(rig.ids()).containsExactly("job-2");
            assertThat(lease(database)).as("nobody else could have taken it").isEqualTo(lease);
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

    @Test
    void creates_without_an_external_id_of_which_one_is_always_under_way_hold_nothing_back_for_ever() throws Exception {
        jobs.create(1, 5);
        DataSource database = Databases.h2();
        try (StreamRig rig = new StreamRig(PLANADO, database)) {
            OwnWrite first = create(rig);
            rig.start();
            await().until(() -> held(database) == 5);
            OwnWrite second = create(rig);
            first.answered(Set.of("somebody"), Set.of());
            first.end();

            rig.awaitTold(5);

            assertThat(rig.ids()).doesNotHaveDuplicates();
            second.end();
        }
    }

    @Test
    void an_entity_that_a_create_has_made_is_told_when_its_exchange_has_ended() throws Exception {
        DataSource database = Databases.h2();
        try (StreamRig rig = new StreamRig(PLANADO, database).start().copied()) {
            OwnWrite create = create(rig);
            jobs.create(1, 2);
            await().until(() -> held(database) == 2);
            create.answered(Set.of(jobs.uuid("job-1")), Set.of());
            rig.awaitTold(1);

            assertThat(rig.ids()).containsExactly("job-2");
            jobs.change("job-1", "newer");
            create.end();
            rig.awaitTold(2);
            assertThat(rig.ids()).startsWith("job-2", "job-1");
        }
    }

    @Test
    void one_create_that_hangs_leases_few_entities_and_holds_up_none_that_was_told_before() throws Exception {
        jobs.create(1, 1);
        DataSource database = Databases.h2();
        try (StreamRig rig = new StreamRig(PLANADO, database)
                .delay(Duration.ofHours(1))
                .start()
                .copied()) {
            OwnWrite create = create(rig);
            rig.store()
                    .entities()
                    .merge(
                            "stream",
                            IntStream.range(0, 120)
                                    .mapToObj(i -> row("u" + i, 1))
                                    .toList());
            await().atMost(LONG).until(() -> held(database) >= 100);

            rig.store().entities().merge("stream", List.of(row(jobs.uuid("job-1"), 2)));
            rig.awaitTold(1);

            assertThat(rig.told(PlanadoConstants.UUID)).containsExactly(jobs.uuid("job-1"));
            // each of the workers may have taken one more
            assertThat(held(database)).isLessThan(110);
            create.end();
            await().atMost(LONG).until(() -> rig.told().size() >= 121);
            assertThat(rig.told(PlanadoConstants.UUID)).hasSize(121).doesNotHaveDuplicates();
        }
    }

    private static OwnWrite create(StreamRig rig) {
        return rig.client()
                .ownWrites()
                .begin(Resource.JOBS, Set.of(), WireJson.mapper().createObjectNode());
    }

    private static Change row(String uuid, long version) {
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

    private static Long lease(DataSource database) {
        return new JdbcTemplate(database)
                .queryForObject("SELECT lease FROM planado_entity WHERE holder IS NOT NULL", Long.class);
    }

    private static int held(DataSource database) {
        return new JdbcTemplate(database)
                .queryForObject("SELECT count(*) FROM planado_entity WHERE holder IS NOT NULL", Integer.class);
    }
}
