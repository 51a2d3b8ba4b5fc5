package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.cluster.ClusteredRoutePolicy;
import org.apache.camel.model.RouteDefinition;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the application wants one node at work, Camel's leader reads and tells, and the next one goes on where it was. */
class ChangesUnderOneLeaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final DataSource database = database();

    @TempDir
    private Path folder;

    /** How a route is bound to the leader. */
    enum Leading {
        MASTER {
            @Override
            void route(RouteBuilder routes, StreamCamel node) {
                end(routes.from("master:planado:" + CHANGES), node);
            }
        },
        ROUTE_POLICY {
            @Override
            void route(RouteBuilder routes, StreamCamel node) throws Exception {
                CamelContext context = node.context();
                end(routes.from(CHANGES).routePolicy(ClusteredRoutePolicy.forNamespace(context, "planado")), node);
            }
        };

        private static final String CHANGES = "planado:jobs/changes?delay=200&sweepInterval=24h";

        abstract void route(RouteBuilder routes, StreamCamel node) throws Exception;

        private static void end(RouteDefinition route, StreamCamel node) {
            route.routeId("erp").process(exchange -> node.told().add(exchange.copy()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_leader_tells_and_the_next_one_goes_on_where_it_was(Leading leading) throws Exception {
        jobs(1, 5);
        StreamCamel two;
        try (StreamCamel one = node(leading)) {
            await().atMost(PATIENCE).until(() -> one.told().size() == 5);
            two = node(leading);
            jobs(6, 8);
            await().atMost(PATIENCE).until(() -> one.told().size() == 8);
            assertThat(one.component().changeStreams()).containsOnlyKeys("erp");
            assertThat(two.component().changeStreams()).as("its route waits").isEmpty();
        }
        try (two) {
            jobs(9, 9);
            await().atMost(PATIENCE).until(() -> !two.told().isEmpty());
            assertThat(two.events()).containsExactly("job-9 job_created");
            assertThat(two.component().changeStreams()).containsOnlyKeys("erp");
        }
    }

    private StreamCamel node(Leading leading) throws Exception {
        StreamCamel node = new StreamCamel(PLANADO, component -> component.setDataSource(database));
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(folder.toString());
        cluster.setAcquireLockDelay(1, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        node.context().addService(cluster);
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                leading.route(this, node);
            }
        });
        return node;
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
