package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Polling that goes on after a restart from what is in the database. */
class PollingStoreTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final JdbcDataSource database = database();

    @Test
    void a_restart_repeats_nothing_and_tells_what_happened_meanwhile() throws Exception {
        jobs(1, 12);
        try (Polling polling = polling("planado:jobs?initialPosition=all")) {
            assertThat(polling.poll()).hasSize(12);
        }
        jobs(13, 14);
        try (Polling polling = polling("planado:jobs?initialPosition=all")) {
            assertThat(polling.pollIds()).containsExactly("job-13", "job-14");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void an_embedded_database_of_the_endpoint_keeps_the_position_too(@TempDir Path folder) throws Exception {
        String uri = "planado:jobs?initialPosition=all&store=" + folder.resolve("kept");
        jobs(1, 3);
        try (Polling polling = new Polling(PLANADO, uri)) {
            assertThat(polling.poll()).hasSize(3);
        }
        jobs(4, 4);
        try (Polling polling = new Polling(PLANADO, uri)) {
            assertThat(polling.pollIds()).containsExactly("job-4");
        }
    }

    @Test
    void with_initial_position_now_nothing_is_learnt_silently_a_second_time() throws Exception {
        jobs(1, 12);
        try (Polling polling = polling("planado:jobs")) {
            assertThat(polling.poll()).isEmpty();
        }
        jobs(13, 13);
        try (Polling polling = polling("planado:jobs")) {
            assertThat(polling.pollIds()).containsExactly("job-13");
        }
    }

    @Test
    void a_restart_in_the_middle_of_the_first_copy_tells_the_rest_as_part_of_it() throws Exception {
        jobs(1, 12);
        try (Polling polling = polling("planado:jobs?initialPosition=all")) {
            polling.doing(exchange -> {
                if ("job-12".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                    polling.consumer().suspend();
                }
            });
            assertThat(polling.poll()).hasSize(5);
        }
        try (Polling polling = polling("planado:jobs?initialPosition=all")) {
            assertThat(polling.poll())
                    .hasSize(7)
                    .allMatch(exchange -> exchange.getMessage().getHeader(PlanadoConstants.SNAPSHOT, Boolean.class));
        }
    }

    @Test
    void a_change_that_failed_before_a_restart_is_told_after_it_though_newer_ones_were_told() throws Exception {
        try (Polling polling = polling("planado:jobs?sweepInterval=0").doing(exchange -> {
            if ("job-1".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                throw new IllegalStateException("ERP says no");
            }
        })) {
            polling.poll();
            jobs(1, 14);
            assertThat(polling.poll()).hasSize(14);
        }
        try (Polling polling = polling("planado:jobs?sweepInterval=0")) {
            assertThat(polling.pollIds()).containsExactly("job-1");
        }
        try (Polling polling = polling("planado:jobs?sweepInterval=0")) {
            int before = PLANADO.requests().size();
            assertThat(polling.poll()).isEmpty();
            assertThat(PLANADO.requests()).hasSize(before + 1);
        }
    }

    @Test
    void a_database_that_is_down_keeps_no_route_from_starting_and_loses_nothing() throws Exception {
        BreakableDatabase breakable = new BreakableDatabase(database);
        try (Polling polling = new Polling(
                PLANADO,
                "planado:jobs?dataSource=#db",
                component -> {},
                context -> context.getRegistry().bind("db", DataSource.class, breakable))) {
            breakable.broken(true);
            polling.poll();
            assertThat(polling.failures()).hasSize(1);
            breakable.broken(false);
            assertThat(polling.poll()).isEmpty();
            jobs(1, 7);
            polling.doing(exchange ->
                    breakable.broken("job-4".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))));
            assertThat(polling.pollIds()).containsExactly("job-1", "job-2", "job-3", "job-4");
            polling.doing(exchange -> {});
            breakable.broken(false);
            assertThat(polling.pollIds()).containsExactly("job-4", "job-5", "job-6", "job-7");
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void two_consumers_with_one_name_in_one_database_are_refused() throws Exception {
        try (Polling polling = polling("planado:jobs?streamId=same")) {
            assertThatThrownBy(() -> polling.context().addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("planado:clients?streamId=same&dataSource=#db").to("log:x");
                        }
                    }))
                    .hasMessageContaining("'same'")
                    .hasMessageContaining("streamId");
        }
    }

    @Test
    void the_name_in_a_database_is_the_route_id_that_was_given_and_never_one_that_camel_made_up() throws Exception {
        try (Polling polling = polling("planado:jobs")) {
            assertThat(polling.consumer().getStreamId()).isEqualTo("polling");
            polling.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("planado:clients?startScheduler=false&dataSource=#db").to("log:x");
                }
            });
            assertThat(polling.context().getRoutes())
                    .extracting(route -> ((PlanadoConsumer) route.getConsumer()).getStreamId())
                    .contains("planado-clients");
        }
    }

    private Polling polling(String uri) throws Exception {
        return new Polling(
                PLANADO,
                uri + (uri.contains("?") ? "&" : "?") + "dataSource=#db",
                component -> {},
                context -> context.getRegistry().bind("db", DataSource.class, database));
    }

    private static void jobs(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> PLANADO.office().create("jobs", Map.of("external_id", "job-" + number)));
    }

    private static JdbcDataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
