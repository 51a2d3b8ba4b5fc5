package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.TestPostgres;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is of no use stays for ever. */
class HousekeepingTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    static Stream<DataSource> databases() {
        return Stream.of(Databases.h2(), TestPostgres.database());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void old_deletions_and_unreadable_webhooks_go_although_nothing_is_swept(DataSource database) throws Exception {
        String uuid = PLANADO.office()
                .create("jobs", Map.of("external_id", "gone"))
                .path("uuid")
                .textValue();
        try (StreamRig rig =
                new StreamRig(PLANADO, database).options(options -> options.setSweepInterval(Duration.ZERO))) {
            rig.start().awaitQuiet();
            rig.stop();
            StreamStore store = rig.store();
            PLANADO.office().delete("jobs", uuid);
            store.inbox().poison(StreamRig.SCOPE, new byte[] {'{'}, "no JSON");
            execute(
                    database,
                    "UPDATE planado_entity SET deleted = true,"
                            + " deleted_at = CURRENT_TIMESTAMP - INTERVAL '15' DAY WHERE uuid = '" + uuid + "'");
            execute(
                    database,
                    "UPDATE planado_stream SET sweep_began = CURRENT_TIMESTAMP - INTERVAL '15' DAY"
                            + " WHERE stream = 'stream'");
            execute(database, "UPDATE planado_inbox SET received_at = CURRENT_TIMESTAMP - INTERVAL '31' DAY");
            rig.restart();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> store.inbox().counts(StreamRig.SCOPE).poison() == 0);
            assertThat(store.entities().known("stream", List.of(uuid))).isEmpty();
        }
    }

    @Test
    void a_stream_that_nobody_reads_for_is_shown_after_a_week_and_can_be_forgotten() throws Exception {
        DataSource database = Databases.h2();
        try (StreamRig rig = new StreamRig(PLANADO, database)) {
            rig.store().streams().register("weekend", StreamRig.SCOPE, Resource.JOBS);
            rig.store().streams().register("renamed", StreamRig.SCOPE, Resource.JOBS);
            execute(
                    database,
                    "UPDATE planado_stream SET made_at = made_at - INTERVAL '3' DAY WHERE stream = 'weekend'");
            execute(
                    database,
                    "UPDATE planado_stream SET made_at = made_at - INTERVAL '8' DAY WHERE stream = 'renamed'");
            rig.start().awaitQuiet();
            ChangesConsumer stream = rig.consumer();

            assertThat(stream.abandoned()).singleElement().satisfies(abandoned -> {
                assertThat(abandoned.stream()).isEqualTo("renamed");
                assertThat(abandoned.resource()).isEqualTo(Resource.JOBS);
                assertThat(abandoned.since()).isBetween(Duration.ofDays(8), Duration.ofDays(9));
            });
            stream.forget("renamed");
            assertThat(stream.abandoned()).isEmpty();
            assertThatThrownBy(() -> stream.forget("stream"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'stream' is read for");
            assertThat(rig.store().streams().of(StreamRig.SCOPE, Resource.JOBS)).containsExactly("stream", "weekend");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE planado_stream SET forgotten = true, holder = NULL, held_until = NULL, epoch = epoch + 1"
                        + " WHERE stream = 'stream'",
                "DELETE FROM planado_stream WHERE stream = 'stream'"
            })
    void a_stream_that_was_forgotten_while_its_node_slept_begins_anew(String asleep) throws Exception {
        DataSource database = Databases.h2();
        try (StreamRig rig = new StreamRig(PLANADO, database)) {
            rig.start().copied();
            execute(database, asleep);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rig.store()
                            .streams()
                            .of(StreamRig.SCOPE, Resource.JOBS)
                            .contains("stream"));
            PLANADO.office().create("jobs", Map.of("external_id", "after"));
            await().atMost(Duration.ofSeconds(30)).until(() -> rig.ids().contains("after"));
        }
    }

    private static void execute(DataSource database, String update) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(update)).isEqualTo(1);
        }
    }
}
