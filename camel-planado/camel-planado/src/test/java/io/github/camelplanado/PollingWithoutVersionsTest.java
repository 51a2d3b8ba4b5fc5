package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is peculiar to single lists whose entities have no version. */
class PollingWithoutVersionsTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @ParameterizedTest
    @EnumSource(names = {"SERVICES", "PRODUCTS", "SERVICE_CATEGORIES", "PRODUCT_CATEGORIES", "UNITS"})
    void archiving_is_an_update_and_so_is_taking_it_back(Resource resource) throws Exception {
        String uuid = new SampleEntities(PLANADO, resource).create(1);
        try (Polling polling = polling(resource.path())) {
            polling.poll();
            for (boolean archived : List.of(true, false, true)) {
                PLANADO.office().archive(resource.path(), uuid, archived);

                List<Exchange> told = polling.poll();

                assertThat(told).hasSize(1);
                assertThat(told.get(0).getMessage().getHeader(PlanadoConstants.CHANGE))
                        .isEqualTo("updated");
                assertThat(body(told.get(0)).get("archived")).isEqualTo(archived);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TEMPLATES", "SERVICES", "PRODUCTS", "SERVICE_CATEGORIES", "PRODUCT_CATEGORIES", "UNITS"})
    void the_whole_entity_is_fetched_where_the_vendor_has_a_call_for_one(Resource resource) throws Exception {
        try (Polling polling = polling(resource.path() + "?detail=always")) {
            polling.poll();
            String uuid = new SampleEntities(PLANADO, resource).create(1);

            Exchange told = polling.poll().get(0);

            assertThat(told.getMessage().getHeader(PlanadoConstants.BODY)).isEqualTo("full");
            assertThat(told.getMessage().getHeader(PlanadoConstants.VERSION)).isNull();
            assertThat(body(told).get("uuid")).isEqualTo(uuid);
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void what_a_row_of_templates_lacks_is_fetched_when_it_is_required() throws Exception {
        try (Polling polling = polling("templates?detail=missing&requiredFields=name,report_fields")) {
            polling.poll();
            PLANADO.office().create("templates", Map.of("name", "Chimney"));

            Exchange told = polling.poll().get(0);

            assertThat(body(told).get("name")).isEqualTo("Chimney");
            assertThat(body(told).get("report_fields")).isInstanceOf(List.class);
        }
    }

    @Test
    void a_row_of_templates_is_lifted_to_the_shape_of_get() throws Exception {
        try (Polling polling = polling("templates?initialPosition=all")) {
            Map<?, ?> row = body(polling.poll().get(0));

            assertThat(row.containsKey("type_uuid")).isFalse();
            assertThat(((Map<?, ?>) row.get("type")).get("uuid")).isInstanceOf(String.class);
        }
    }

    @Test
    void a_call_that_the_vendor_may_not_have_is_no_proof_that_an_entity_was_deleted() throws Exception {
        try (Polling polling = polling("services?detail=always")) {
            polling.poll();
            PLANADO.knob(Knob.MISSING_OPERATIONS, "services.get");
            SampleEntities services = new SampleEntities(PLANADO, Resource.SERVICES);
            List<String> made = List.of(services.create(1), services.create(2));

            assertThat(polling.poll()).isEmpty();
            assertThat(polling.failures())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            PlanadoNotFoundException.class,
                            failure -> assertThat(failure).hasMessageContaining("inferred"));
            assertThat(PLANADO.requests().stream()
                            .filter(request -> request.rawPath().matches("/catalog/services/.+")))
                    .as("the next one would fail too")
                    .hasSize(1);

            PLANADO.knob(Knob.MISSING_OPERATIONS, "");
            assertThat(polling.poll(PlanadoConstants.UUID)).containsExactlyInAnyOrderElementsOf(made);
        }
    }

    @Test
    void a_list_that_the_vendor_does_not_have_fails_with_what_it_rests_on() throws Exception {
        PLANADO.knob(Knob.MISSING_OPERATIONS, "users.list");
        try (Polling polling = polling("users")) {
            assertThat(polling.poll()).isEmpty();
            assertThat(polling.failures())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            PlanadoNotFoundException.class,
                            failure -> assertThat(failure).hasMessageContaining("client code"));
        }
    }

    @Test
    void the_secret_of_a_webhook_is_told_to_nobody_and_kept_nowhere() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        PLANADO.webhooks().register("https://example.org/in", "s3cret", List.of("job_created"));
        try (Polling polling = new Polling(
                PLANADO,
                "planado:webhooks?initialPosition=all&dataSource=#db",
                component -> {},
                context -> context.getRegistry().bind("db", DataSource.class, database))) {
            Exchange told = polling.poll().get(0);

            assertThat(body(told))
                    .isEqualTo(Map.of(
                            "uuid", told.getMessage().getHeader(PlanadoConstants.UUID),
                            "url", "https://example.org/in",
                            "event_types", List.of("job_created")));
            assertThat(told.getMessage().getHeaders().toString()).doesNotContain("s3cret");
        }
        assertThat(dump(database)).contains("PLANADO_KNOWN").doesNotContain("s3cret");
    }

    private static String dump(DataSource database) throws Exception {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("SCRIPT")) {
            while (lines.next()) {
                dump.append(lines.getString(1)).append('\n');
            }
        }
        return dump.toString();
    }

    private static Polling polling(String path) throws Exception {
        return new Polling(PLANADO, "planado:" + path);
    }

    private static Map<?, ?> body(Exchange told) {
        return told.getMessage().getBody(Map.class);
    }
}
