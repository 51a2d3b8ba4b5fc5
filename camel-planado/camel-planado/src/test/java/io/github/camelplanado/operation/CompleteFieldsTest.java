package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that a write does not name stay, whether the vendor joins the array with the present one or replaces it. */
class CompleteFieldsTest {

    private static final Map<String, Object> COMMENT = Map.of("name", "Comment", "value", "done");

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private TestCamel camel;

    @BeforeEach
    void start() {
        camel = new TestCamel(PLANADO);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "replace"})
    void the_end_state_is_the_same_whatever_the_vendor_does(String merge) {
        PLANADO.knob(Knob.FIELDS_MERGE, merge);
        job("ORD-1");
        camel.ok("planado:jobs/update?id=ORD-1", Map.of("report_fields", List.of(COMMENT)));

        Exchange end = camel.ok(
                "planado:jobs/update?id=ORD-1&readBack=true",
                Map.of(
                        "report_fields",
                        List.of(
                                Map.of("name", "Meter reading", "value", "17"),
                                Map.of("name", "Link", "field_type", "link", "value", "https://example.org"),
                                Map.of("name", "Comment", "hidden", true))));

        JsonNode fields = PLANADO.entity("jobs", "ORD-1").path("report_fields");
        assertThat(values(fields, "name")).containsExactly("Meter reading", "Comment", "Link");
        assertThat(values(fields, "value")).containsExactly("17", "done", "https://example.org");
        assertThat(values(fields, "hidden")).containsExactly("false", "true", "false");
        assertThat(PLANADO.entity("jobs", "ORD-1").path("custom_fields"))
                .as("the other array")
                .hasSize(1);
        assertThat(TestCamel.map(end).get("report_fields"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "replace"})
    void clients_and_sites_keep_their_fields_too(String merge) {
        PLANADO.knob(Knob.FIELDS_MERGE, merge);
        for (String entity : List.of("clients", "sites")) {
            Map<String, Object> names = entity.equals("clients")
                    ? Map.of("organization", true, "organization_name", "A")
                    : Map.of("name", "A");
            camel.ok("planado:" + entity + "/upsert?id=E-1", names);
            for (String name : List.of("Code", "Floor")) {
                camel.ok(
                        "planado:" + entity + "/upsert?id=E-1",
                        Map.of(
                                "custom_fields",
                                List.of(Map.of("name", name, "field_type", "input", "value", name + "-1"))));
            }
            assertThat(values(PLANADO.entity(entity, "E-1").path("custom_fields"), "value"))
                    .containsExactly("Code-1", "Floor-1");
        }
    }

    @Test
    void a_write_with_fields_costs_one_get_more_and_one_without_them_does_not() {
        job("ORD-1");
        int before = calls().size();

        camel.ok("planado:jobs/upsert?id=ORD-1", Map.of("report_fields", List.of(COMMENT)));
        camel.ok("planado:jobs/upsert?id=ORD-1", Map.of("description", "a"));
        camel.ok("planado:jobs/update?id=ORD-1", Map.of("report_fields", List.of(COMMENT)));

        assertThat(calls().subList(before, calls().size()))
                .containsExactly(
                        "GET /jobs/ORD-1",
                        "PATCH /jobs/ORD-1",
                        "PATCH /jobs/ORD-1",
                        "GET /jobs/ORD-1",
                        "PATCH /jobs/ORD-1");
    }

    @Test
    void an_update_by_an_external_id_that_is_new_to_the_component_reads_once() {
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1", "template", Map.of("name", "Repair")));

        camel.ok("planado:jobs/update?id=ORD-1", Map.of("report_fields", List.of(COMMENT)));

        assertThat(calls()).containsExactly("GET /jobs/ORD-1", "PATCH /jobs/ORD-1");
        assertThat(PLANADO.entity("jobs", "ORD-1").path("report_fields")).hasSize(2);
    }

    @Test
    void an_upsert_of_what_does_not_exist_creates_it_with_the_fields_as_given() {
        List<Map<String, Object>> fields = List.of(Map.of("name", "Code", "field_type", "input", "value", "7"));

        camel.ok("planado:jobs/upsert?id=ORD-1", Map.of("custom_fields", fields));
        camel.ok("planado:sites/upsert?id=S-1", Map.of("name", "Depot", "custom_fields", fields));

        assertThat(calls()).containsExactly("POST /jobs", "GET /sites/S-1", "PATCH /sites/S-1");
        assertThat(PLANADO.entity("sites", "S-1").at("/custom_fields/0/value").asText())
                .isEqualTo("7");
    }

    @Test
    void an_upsert_of_an_existing_job_that_is_new_to_the_component_keeps_its_fields() {
        PLANADO.knob(Knob.FIELDS_MERGE, "replace");
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1", "template", Map.of("name", "Repair")));

        camel.ok("planado:jobs/upsert?id=ORD-1", Map.of("report_fields", List.of(COMMENT)));

        assertThat(calls()).containsExactly("POST /jobs", "GET /jobs/ORD-1", "PATCH /jobs/ORD-1");
        assertThat(PLANADO.entity("jobs", "ORD-1").path("report_fields")).hasSize(2);
    }

    @Test
    void an_upsert_of_a_known_job_that_somebody_deleted_makes_it_again() {
        job("ORD-1");
        PLANADO.office().delete("jobs", "ORD-1");

        Exchange made = camel.ok(
                "planado:jobs/upsert?id=ORD-1",
                Map.of("template", Map.of("name", "Repair"), "report_fields", List.of(COMMENT)));

        assertThat(made.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
        assertThat(values(PLANADO.entity("jobs", "ORD-1").path("report_fields"), "value"))
                .contains("done");
    }

    @Test
    void an_upsert_whose_id_a_deleted_job_keeps_is_told_after_three_calls_at_most() {
        PLANADO.knob(Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN, true);
        job("ORD-1");
        PLANADO.office().delete("jobs", "ORD-1");
        int before = calls().size();

        Exchange failed = camel.send("planado:jobs/upsert?id=ORD-1", Map.of("report_fields", List.of(COMMENT)));

        assertThat(failed.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("ids of deleted entities");
        assertThat(calls().subList(before, calls().size()))
                .containsExactly("GET /jobs/ORD-1", "POST /jobs", "GET /jobs/ORD-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"write-only", "unknown"})
    void fields_that_answers_do_not_show_cannot_be_kept_and_nothing_is_sent(String shown) {
        PLANADO.knobs(Knobs.defaults().with(Knob.EXTRA_FIELDS, shown).with(Knob.FIELDS_MERGE, "replace"));
        Map<String, Object> floor =
                Map.of("custom_fields", List.of(Map.of("name", "Floor", "field_type", "input", "value", "7")));
        Map<String, Object> client = new HashMap<>(floor);
        client.put("organization", true);
        client.put("organization_name", "A");
        camel.ok("planado:clients/upsert?id=C-1", client);

        for (String operation : List.of("upsert", "update")) {
            Exchange failed = camel.send("planado:clients/" + operation + "?id=C-1", floor);

            assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoValidationException.class, refused -> {
                assertThat(refused.getStatus()).isZero();
                assertThat(refused.getFieldErrors()).containsOnlyKeys("custom_fields");
                assertThat(refused)
                        .hasMessageContaining("does not show `custom_fields` of clients")
                        .hasMessageContaining("completeFields=false");
            });
            assertThat(PLANADO.lastRequest().method()).isEqualTo("GET");
        }
        camel.ok("planado:clients/upsert?id=C-1&completeFields=false", floor);
        assertThat(PLANADO.lastRequest().body().path("custom_fields")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "sites"})
    void the_look_at_the_fields_tells_whether_an_upsert_created(String resource) {
        Map<String, Object> body = new HashMap<>(
                resource.equals("clients")
                        ? Map.of("organization", true, "organization_name", "A")
                        : Map.of("name", "A"));
        body.put("custom_fields", List.of(Map.of("name", "Floor", "field_type", "input", "value", "7")));
        Map<String, Object> old = new HashMap<>(body);
        old.put("external_id", "OLD");
        PLANADO.office().create(resource, old);

        Exchange created = camel.ok("planado:" + resource + "/upsert?id=NEW", body);
        Exchange found = camel.ok("planado:" + resource + "/upsert?id=OLD", body);

        assertThat(created.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
        assertThat(found.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(false);
    }

    @Test
    void an_update_of_what_does_not_exist_is_not_found() {
        job("ORD-1");
        PLANADO.office().delete("jobs", "ORD-1");

        assertThat(camel.send("planado:jobs/update?id=ORD-1", Map.of("report_fields", List.of(COMMENT)))
                        .getException())
                .isInstanceOf(PlanadoNotFoundException.class);
    }

    @Test
    void a_field_may_be_named_by_its_uuid_alone() {
        job("ORD-1");
        String uuid =
                PLANADO.entity("jobs", "ORD-1").at("/report_fields/1/uuid").asText();

        camel.ok("planado:jobs/update?id=ORD-1", Map.of("report_fields", List.of(Map.of("uuid", uuid, "value", "x"))));

        assertThat(values(PLANADO.entity("jobs", "ORD-1").path("report_fields"), "value"))
                .containsExactly("null", "x");
    }

    @Test
    void a_field_that_is_named_twice_is_refused_before_the_patch() {
        job("ORD-1");
        int before = calls().size();

        Exchange failed =
                camel.send("planado:jobs/update?id=ORD-1", Map.of("report_fields", List.of(COMMENT, COMMENT)));

        assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoValidationException.class, refused -> {
            assertThat(refused.getStatus()).isZero();
            assertThat(refused.getFieldErrors()).containsOnlyKeys("report_fields[1].name");
        });
        assertThat(calls().subList(before, calls().size())).containsExactly("GET /jobs/ORD-1");
    }

    @Test
    void without_completion_the_array_is_sent_as_it_was_given() {
        job("ORD-1");
        int before = calls().size();

        camel.ok("planado:jobs/update?id=ORD-1&completeFields=false", Map.of("report_fields", List.of(COMMENT)));

        assertThat(calls().subList(before, calls().size())).containsExactly("PATCH /jobs/ORD-1");
        assertThat(PLANADO.lastRequest().body().path("report_fields")).hasSize(1);
    }

    @Test
    void a_dry_run_shows_the_fields_as_given_and_reads_nothing() {
        job("ORD-1");
        int before = calls().size();

        Exchange shown =
                camel.ok("planado:jobs/update?id=ORD-1&dryRun=true", Map.of("report_fields", List.of(COMMENT)));

        assertThat(calls()).hasSize(before);
        assertThat(TestCamel.map(shown).get("body")).isEqualTo(Map.of("report_fields", List.of(COMMENT)));
    }

    @Test
    void what_a_started_job_refuses_is_told() {
        job("ORD-1");
        PLANADO.worker().start("ORD-1");

        Exchange failed = camel.send(
                "planado:jobs/update?id=ORD-1",
                Map.of(
                        "assignee",
                        Map.of("worker", Map.of("email", "bob@example.org")),
                        "report_fields",
                        List.of(COMMENT)));

        assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoValidationException.class, refused -> {
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(refused.getFieldErrors()).containsKey("assignee");
        });
    }

    private void job(String id) {
        camel.ok("planado:jobs/create", Map.of("external_id", id, "template", Map.of("name", "Repair")));
    }

    private static List<String> values(JsonNode fields, String key) {
        return StreamSupport.stream(fields.spliterator(), false)
                .map(field -> field.path(key).asText())
                .toList();
    }

    private static List<String> calls() {
        return PLANADO.requests().stream()
                .map(request -> request.method() + " " + request.rawPath())
                .toList();
    }
}
