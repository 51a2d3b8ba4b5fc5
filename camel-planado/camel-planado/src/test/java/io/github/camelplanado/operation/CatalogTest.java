package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services, products, their categories and units, over real routes and a real wire. */
class CatalogTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(1).build();

    private TestCamel camel;

    @BeforeEach
    void start() {
        camel = new TestCamel(PLANADO);
        PLANADO.office().create("units", Map.of("name", "Metre", "code", "m"));
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @ParameterizedTest
    @CsvSource({
        "services,/catalog/services,service_uuid",
        "products,/catalog/products,product_uuid",
        "service-categories,/catalog/services/categories,category_uuid",
        "product-categories,/catalog/products/categories,category_uuid",
        "units,/catalog/products/units,unit_uuid"
    })
    void each_kind_is_made_got_changed_and_listed(String kind, String path, String uuidKey) {
        Exchange made = camel.ok("planado:" + kind + "/create", body(kind, "x/1"));
        Object uuid = TestCamel.map(made).get(uuidKey);
        assertThat(made.getMessage().getHeader(PlanadoConstants.UUID))
                .isEqualTo(uuid)
                .isNotNull();
        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo(path);

        Exchange got = camel.ok("planado:" + kind + "/get?notFound=null", null, Map.of(PlanadoConstants.ID, "x/1"));
        assertThat(TestCamel.map(got)).containsEntry("uuid", uuid).containsEntry("name", "First");
        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo(path + "/x%2F1");

        Exchange changed = camel.ok(
                "planado:" + kind + "/update?readBack=true",
                Map.of("name", "Second"),
                Map.of(PlanadoConstants.ID, "x/1"));
        assertThat(TestCamel.map(changed)).containsEntry("name", "Second");

        camel.ok("planado:" + kind + "/create", body(kind, "x/2"));
        assertThat(TestCamel.values(
                        TestCamel.list(camel.ok("planado:" + kind + "/list?paging=all", null)), "external_id"))
                .contains("x/1", "x/2")
                .hasSize(PLANADO.entities(kind).size());
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "products", "service-categories", "product-categories", "units"})
    void an_upsert_makes_patches_what_is_known_and_finds_what_is_used(String kind) {
        Exchange made = camel.ok("planado:" + kind + "/upsert", body(kind, "x"));
        assertThat(made.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
        assertThat(methods()).containsExactly("POST");

        Exchange patched = camel.ok("planado:" + kind + "/upsert", renamed(kind, "x", "Second"));
        assertThat(patched.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(false);
        assertThat(methods()).containsExactly("POST", "PATCH");
        assertThat(PLANADO.entity(kind, "x").path("name").asText()).isEqualTo("Second");

        PLANADO.office().create(kind, body(kind, "of-others"));
        Exchange used = camel.ok("planado:" + kind + "/upsert", renamed(kind, "of-others", "Third"));
        assertThat(used.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(false);
        assertThat(methods()).containsExactly("POST", "PATCH", "POST", "PATCH");
        assertThat(PLANADO.entity(kind, "of-others").path("name").asText()).isEqualTo("Third");
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "products", "service-categories", "product-categories", "units"})
    void a_create_whose_answer_is_lost_makes_one_and_finds_its_uuid(String kind) {
        int before = PLANADO.entities(kind).size();
        PLANADO.faults().answer("POST", "/catalog/.*").times(1).closeAfterWork();

        Exchange made = camel.ok("planado:" + kind + "/create", body(kind, "lost"));

        assertThat(PLANADO.entities(kind)).hasSize(before + 1);
        assertThat(made.getMessage().getHeader(PlanadoConstants.UUID))
                .isEqualTo(PLANADO.entity(kind, "lost").path("uuid").asText());
    }

    @Test
    void an_upsert_that_needs_a_call_the_vendor_lacks_says_so_in_at_most_three_calls() {
        PLANADO.office().create("services", body("services", "of-others"));
        PLANADO.knob(Knob.MISSING_OPERATIONS, "services.update");

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(camel.send("planado:services/upsert", renamed("services", "of-others", "x"))
                            .getException())
                    .isInstanceOf(PlanadoValidationException.class)
                    .hasMessageContaining("only inferred");
        }
        assertThat(methods()).containsExactly("POST", "PATCH", "POST", "POST", "PATCH", "POST");
    }

    @Test
    void a_price_is_sent_as_it_was_given() {
        for (Object price : List.of("12.50", new BigDecimal("12.50"))) {
            Map<String, Object> service =
                    body("services", "price-" + price.getClass().getSimpleName());
            service.put("price_default", price);
            camel.ok("planado:services/create", service);
            assertThat(PLANADO.lastRequest().body().path("price_default").asText())
                    .isEqualTo("12.50");
        }
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @Test
    void an_id_that_is_a_path_of_another_resource_is_refused() {
        for (String id : List.of("units", "categories")) {
            assertThat(camel.send("planado:products/get", null, Map.of(PlanadoConstants.ID, id))
                            .getException())
                    .isInstanceOf(PlanadoValidationException.class)
                    .hasMessageContaining("path of another resource");
        }
        assertThat(PLANADO.requests()).isEmpty();
    }

    @Test
    void a_404_of_a_call_that_is_only_inferred_names_both_possibilities() {
        PLANADO.knob(Knob.MISSING_OPERATIONS, "services.get,services.update");
        PLANADO.office().create("services", body("services", "x"));
        String uuid = PLANADO.entity("services", "x").path("uuid").asText();

        for (String operation : List.of("get", "update")) {
            assertThat(camel.send("planado:services/" + operation + "?id=" + uuid, Map.of("name", "y"))
                            .getException())
                    .isInstanceOf(PlanadoNotFoundException.class)
                    .hasMessageContaining("no such entity")
                    .hasMessageContaining("only inferred");
        }
    }

    @Test
    void once_the_call_has_worked_a_404_is_about_the_entity() {
        camel.ok("planado:services/create", body("services", "x"));
        camel.ok("planado:services/get?id=x", null);

        assertThat(camel.send("planado:services/get?id=none", null).getException())
                .isInstanceOf(PlanadoNotFoundException.class)
                .hasMessageNotContaining("inferred");
    }

    @Test
    void not_found_null_never_takes_a_call_that_the_vendor_lacks_for_an_entity_that_is_not_there() {
        PLANADO.office().create("products", body("products", "x"));
        PLANADO.knob(Knob.MISSING_OPERATIONS, "products.get");

        assertThat(camel.send("planado:products/get?id=none&notFound=null", null)
                        .getException())
                .isInstanceOf(PlanadoException.class)
                .isNotInstanceOf(PlanadoNotFoundException.class)
                .hasMessageContaining("does not have this call");

        PLANADO.knob(Knob.MISSING_OPERATIONS, "");
        assertThat(camel.ok("planado:products/get?id=none&notFound=null", null)
                        .getMessage()
                        .getBody())
                .isNull();
        int before = PLANADO.requests().size();
        camel.ok("planado:products/get?id=none&notFound=null", null);
        assertThat(PLANADO.requests()).as("known to work by now").hasSize(before + 1);
    }

    private static List<String> methods() {
        return PLANADO.requests().stream().map(RecordedRequest::method).toList();
    }

    private static Map<String, Object> renamed(String kind, String externalId, String name) {
        Map<String, Object> body = body(kind, externalId);
        body.put("name", name);
        return body;
    }

    private static Map<String, Object> body(String kind, String externalId) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "First", "external_id", externalId));
        if (kind.equals("products")) {
            body.put("unit", Map.of("name", "Metre"));
        }
        if (kind.equals("units")) {
            body.put("code", externalId);
        }
        return body;
    }
}
