package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Used materials of jobs: paths with several ids, over real routes and a real wire. */
class MaterialsTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private static final Map<String, Object> PIPE = Map.of("product", Map.of("external_id", "p"), "quantity", 2.5);

    private TestCamel camel;
    private String product;

    @BeforeEach
    void a_job_with_a_service() {
        camel = new TestCamel(PLANADO);
        PLANADO.office().create("services", Map.of("name", "Check", "external_id", "s/1"));
        PLANADO.office().create("units", Map.of("name", "Metre", "code", "m"));
        PLANADO.office()
                .create("products", Map.of("name", "Pipe", "external_id", "p", "unit", Map.of("name", "Metre")));
        PLANADO.office().create("jobs", Map.of("external_id", "ORD/1"));
        PLANADO.office().provide("ORD/1", "s/1");
        PLANADO.knob(Knob.MATERIALS_IN_JOB, "used_materials");
        product = PLANADO.entity("products", "p").path("uuid").asText();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void a_material_is_added_changed_and_removed() {
        Exchange added = camel.ok("planado:jobs/add-material?notifyAssignees=false", PIPE, ids());

        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo("/jobs/ORD%2F1/provided_services/s%2F1/used_materials");
        assertThat(PLANADO.lastRequest().headers()).containsEntry("x-planado-notify-assignees", "false");
        assertThat(PLANADO.lastRequest().body().path("quantity").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(added.getMessage().getHeader(PlanadoConstants.UUID))
                .isEqualTo(PLANADO.entity("jobs", "ORD/1").path("uuid").asText());
        assertThat(quantity()).isEqualTo("2.5");

        camel.ok("planado:jobs/update-material", Map.of("quantity", 3), ids());
        assertThat(PLANADO.lastRequest().method()).isEqualTo("PATCH");
        assertThat(PLANADO.lastRequest().rawPath()).endsWith("/used_materials/" + product);
        assertThat(quantity()).isEqualTo("3");

        Exchange removed = camel.ok("planado:jobs/remove-material", "a body that is not sent", ids());
        assertThat(TestCamel.map(removed)).containsEntry("message", "Performed");
        assertThat(PLANADO.lastRequest().body()).isNull();
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @Test
    void the_job_can_be_read_back() {
        Exchange added = camel.ok("planado:jobs/add-material?readBack=true", PIPE, ids());

        assertThat(TestCamel.map(added)).containsEntry("external_id", "ORD/1").containsKey("used_materials");
        assertThat(added.getMessage().getHeader(PlanadoConstants.VERSION)).isInstanceOf(Long.class);
    }

    @Test
    void an_addition_whose_answer_is_lost_is_not_repeated() {
        PLANADO.faults().answer("POST", ".*used_materials").times(1).closeAfterWork();

        Exchange lost = camel.send("planado:jobs/add-material", PIPE, ids());

        assertThat(lost.getException())
                .isInstanceOf(PlanadoOutcomeUnknownException.class)
                .hasMessageContaining("Look at what is there");
        assertThat(PLANADO.requests()).hasSize(1);
    }

    @Test
    void a_repeated_removal_that_finds_nothing_has_done_its_work() {
        camel.ok("planado:jobs/add-material", PIPE, ids());
        PLANADO.faults().answer("DELETE", ".*used_materials.*").times(1).closeAfterWork();

        assertThat(TestCamel.map(camel.ok("planado:jobs/remove-material", null, ids())))
                .isEmpty();
    }

    @Test
    void what_is_not_there_is_a_failure_unless_the_route_wants_none() {
        assertThat(camel.send("planado:jobs/remove-material", null, ids()).getException())
                .isInstanceOf(PlanadoNotFoundException.class);
        assertThat(camel.send("planado:jobs/update-material?notFound=null", Map.of("quantity", 3), ids())
                        .getException())
                .isInstanceOf(PlanadoNotFoundException.class);

        assertThat(camel.ok("planado:jobs/remove-material?notFound=null", null, ids())
                        .getMessage()
                        .getHeader(PlanadoConstants.STATUS_CODE))
                .isEqualTo(404);
    }

    @Test
    void an_id_that_lacks_is_named() {
        Map<String, Object> ids = ids();
        ids.remove(PlanadoConstants.PRODUCT_ID);

        assertThat(camel.send("planado:jobs/update-material", Map.of("quantity", 3), ids)
                        .getException())
                .hasMessageContaining("productId")
                .hasMessageContaining(PlanadoConstants.PRODUCT_ID);
        assertThat(TestCamel.map(
                        camel.ok("planado:jobs/update-material?dryRun=true&productId=x", Map.of("quantity", 3), ids)))
                .containsEntry("path", "/jobs/ORD%2F1/provided_services/s%2F1/used_materials/x");
    }

    private String quantity() {
        return TestCamel.map(camel.ok("planado:jobs/get", null, ids()))
                .get("used_materials")
                .toString()
                .replaceAll(".*quantity=([0-9.]+).*", "$1");
    }

    private Map<String, Object> ids() {
        return new HashMap<>(Map.of(
                PlanadoConstants.ID, "ORD/1",
                PlanadoConstants.SERVICE_ID, "s/1",
                PlanadoConstants.PRODUCT_ID, product));
    }
}
