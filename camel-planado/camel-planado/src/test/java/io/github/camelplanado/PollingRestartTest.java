package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process leaves in the database is enough for the next one, on every database that is supported. */
class PollingRestartTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    static Stream<DataSource> databases() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS planado_known");
            statement.execute("DROP TABLE IF EXISTS planado_checkpoint");
        }
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return Stream.of(h2, postgres.getPostgresDatabase());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nothing_is_told_twice_and_what_happened_meanwhile_is_told(DataSource database) throws Exception {
        jobs(1, 12);
        try (Polling polling = polling(database, new RecordingBudget())) {
            assertThat(polling.poll()).isEmpty();
            jobs(13, 13);
            assertThat(polling.pollIds()).containsExactly("job-13");
        }
        jobs(14, 15);
        try (Polling polling = polling(database, new RecordingBudget())) {
            assertThat(polling.pollIds()).containsExactly("job-14", "job-15");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_failed_before_the_silent_learning_had_ended_is_told_though_newer_ones_were_told(DataSource database)
            throws Exception {
        jobs(1, 12);
        try (Polling polling = polling(database, breaking(2, 4)).doing(exchange -> {
            if ("job-13".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                throw new IllegalStateException("ERP says no");
            }
        })) {
            assertThat(polling.poll()).as("the walk breaks off").isEmpty();
            jobs(13, 14);
            assertThat(polling.pollIds()).containsExactly("job-13", "job-14");
        }
        jobs(15, 15);
        try (Polling polling = polling(database, new RecordingBudget())) {
            assertThat(polling.pollIds()).containsExactlyInAnyOrder("job-13", "job-15");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_came_while_the_process_was_down_is_not_learnt_silently_though_learning_goes_on(DataSource database)
            throws Exception {
        jobs(1, 12);
        try (Polling polling = polling(database, breaking(2))) {
            polling.poll();
        }
        jobs(13, 20);
        PLANADO.office().update("jobs", "job-11", Map.of("description", "changed meanwhile"));
        try (Polling polling = polling(database, new RecordingBudget())) {
            assertThat(polling.pollIds())
                    .containsExactlyInAnyOrder(
                            "job-11", "job-13", "job-14", "job-15", "job-16", "job-17", "job-18", "job-19", "job-20");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void of_lists_without_versions_the_states_and_the_place_are_in_the_database_too(DataSource database)
            throws Exception {
        SampleEntities templates = new SampleEntities(PLANADO, Resource.TEMPLATES);
        String old = templates.create(1);
        IntStream.rangeClosed(2, 12).forEach(templates::create);
        try (Polling polling = polling("templates?sweepInterval=0", database, new RecordingBudget())) {
            assertThat(polling.poll()).isEmpty();
        }
        String meanwhile = templates.create(13);
        try (Polling polling = polling("templates?sweepInterval=0", database, new RecordingBudget())) {
            int before = PLANADO.requests().size();
            assertThat(polling.poll(PlanadoConstants.UUID)).containsExactly(meanwhile);
            assertThat(PLANADO.requests())
                    .as("behind the last one, and the end")
                    .hasSize(before + 2);
            templates.change(old, "changed");
        }
        try (Polling polling = polling("templates?" + Polling.WALK_EVERY_TIME, database, new RecordingBudget())) {
            assertThat(polling.poll(PlanadoConstants.UUID)).containsExactly(old);
            assertThat(polling.poll()).isEmpty();
        }
    }

    /** The list is out of order for the calls of these numbers. */
    private static RecordingBudget breaking(Integer... calls) {
        return new RecordingBudget().before(number -> {
            if (Stream.of(calls).anyMatch(call -> call == number)) {
                PLANADO.faults().answer("GET", "/jobs").status(500, "oops");
            }
        });
    }

    private static Polling polling(DataSource database, RecordingBudget budget) throws Exception {
        return polling("jobs?sweepInterval=24h", database, budget);
    }

    private static Polling polling(String path, DataSource database, RecordingBudget budget) throws Exception {
        return new Polling(
                PLANADO,
                "planado:" + path + "&dataSource=#db",
                component -> {
                    component.setMaxRetries(0);
                    component.setBudget(budget.budget());
                },
                context -> context.getRegistry().bind("db", DataSource.class, database));
    }

    private static void jobs(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> PLANADO.office().create("jobs", Map.of("external_id", "job-" + number)));
    }
}
