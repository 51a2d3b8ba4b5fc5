package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.TestPostgres;
import io.github.camelplanado.changes.store.Queue;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a living node holds stays its own. */
class HeartbeatTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    static Stream<DataSource> databases() {
        return Stream.of(Databases.h2(), TestPostgres.database());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_change_under_way_stays_its_nodes_while_somebody_works_on_the_row_of_the_stream(DataSource database)
            throws Exception {
        PLANADO.office().create("jobs", Map.of("external_id", "slow"));
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (StreamRig rig = new StreamRig(PLANADO, database).doing(exchange -> {
            told.countDown();
            end.await();
        })) {
            rig.start();
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SELECT stream FROM planado_stream WHERE stream = 'stream' FOR UPDATE");
                List<Queue.Due> takenByAnother = new ArrayList<>();
                // longer than the lease of the rig
                await().during(Duration.ofSeconds(5))
                        .atMost(Duration.ofSeconds(15))
                        .until(() -> {
                            rig.store()
                                    .queue()
                                    .take("stream", "other", Duration.ofMinutes(1))
                                    .ifPresent(takenByAnother::add);
                            return true;
                        });
                assertThat(takenByAnother).isEmpty();
                connection.rollback();
            } finally {
                end.countDown();
            }
            assertThat(rig.awaitTold(1)).hasSize(1);
        }
    }
}
