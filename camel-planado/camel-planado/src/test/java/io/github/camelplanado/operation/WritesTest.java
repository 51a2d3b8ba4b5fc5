package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.RecordedRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creates, updates and deletes: three states, traps, lost answers. */
class WritesTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private TestCamel camel;

    @BeforeEach
    void start() {
        ObjectMapper dropsNulls = JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        camel = new TestCamel(PLANADO, component -> component.setObjectMapper(dropsNulls));
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void a_null_is_sent_and_clears_an_absent_key_is_left_alone() {
        camel.ok(
                "planado:jobs/create",
                Map.of("external_id", "ORD-1", "description", "old", "scheduled_at", "2027-03-04T08:00:00Z"));

        Map<String, Object> change = new HashMap<>();
        change.put("description", null);
        camel.ok("planado:jobs/update?id=ORD-1", change);

        assertThat(PLANADO.lastRequest().body().toString()).isEqualTo("{\"description\":null}");
        assertThat(PLANADO.entity("jobs", "ORD-1").path("description").isNull()).isTrue();
        assertThat(PLANADO.entity("jobs", "ORD-1").path("scheduled_at").asText())
                .startsWith("2027-03-04T08:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":\"x-4711\"}", "{\"client\":{\"uuid\":\"x-4711\",\"uuid\":null}}"})
    void json_that_says_a_key_twice_is_refused(String json) {
        for (Object body : List.of(json, json.getBytes(StandardCharsets.UTF_8))) {
            assertThat(camel.send("planado:jobs/create", body).getException())
                    .isInstanceOf(PlanadoValidationException.class)
                    .message()
                    .contains("says a key of one object twice (line 1, column ")
                    .doesNotContain("4711");
        }
        assertThat(PLANADO.requests()).isEmpty();
    }

    static Stream<Arguments> noJsonForm() {
        Map<Object, Object> nullKey = new HashMap<>();
        nullKey.put(null, "x-4711");
        return Stream.of(
                Arguments.of(nullKey, "a key that is null at client;"),
                Arguments.of(Map.of("since", Optional.of("x-4711")), "an Optional at client.since;"),
                Arguments.of(List.of(Optional.empty()), "an Optional at client[0];"),
                Arguments.of(Map.of("since", new Object()), "a Object at client.since, which has no JSON form"));
    }

    @ParameterizedTest
    @MethodSource("noJsonForm")
    void what_has_no_json_form_is_refused_with_its_place_and_without_its_value(Object client, String said) {
        Exchange refused = camel.send("planado:jobs/create", Map.of("client", client));

        assertThat(refused.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .message()
                .contains(said)
                .doesNotContain("4711")
                .doesNotContain("jackson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_empty_header_is_named(String empty) {
        Exchange refused = camel.send(
                "planado:jobs/create", Map.of("description", "x"), Map.of(PlanadoConstants.NOTIFY_ASSIGNEES, empty));

        assertThat(refused.getException())
                .hasMessageContaining("The header CamelPlanadoNotifyAssignees is empty; give a Boolean or remove it");
    }

    @Test
    void every_kind_of_body_reaches_the_wire_unchanged() {
        String json = "{\"description\":null,\"external_order_id\":\"Ж\",\"external_id\":\"%s\"}";
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("description", null);
        map.put("external_order_id", "Ж");
        map.put("external_id", "map");

        camel.ok("planado:jobs/create", map);
        assertThat(sentBody()).isEqualTo(json.formatted("map"));
        camel.ok("planado:jobs/create", json.formatted("text"));
        assertThat(sentBody()).isEqualTo(json.formatted("text"));
        camel.ok("planado:jobs/create", json.formatted("bytes").getBytes(StandardCharsets.UTF_8));
        assertThat(sentBody()).isEqualTo(json.formatted("bytes"));
        camel.ok(
                "planado:jobs/create",
                new ByteArrayInputStream(json.formatted("stream").getBytes(StandardCharsets.UTF_8)));
        assertThat(sentBody()).isEqualTo(json.formatted("stream"));
        camel.ok("planado:jobs/create", new JsonMapper().createObjectNode().put("external_id", "tree"));
        assertThat(sentBody()).isEqualTo("{\"external_id\":\"tree\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat", "worker"})
    void several_assignees_go_in_the_shape_that_the_account_takes(String shape) {
        PLANADO.knob(Knob.ASSIGNEES_SHAPE, shape);
        Map<String, String> ann = Map.of("email", "ann@example.org");
        Map<String, Object> flat = Map.of("email", "ann@example.org", "access", "edit");
        Map<String, Object> level = Map.of("worker", ann, "access", "edit");

        Exchange taken = camel.ok(
                "planado:jobs/create?readBack=true",
                Job.create().set("assignees", List.of(shape.equals("flat") ? flat : level)));
        Exchange refused = camel.send(
                "planado:jobs/create", Job.create().set("assignees", List.of(shape.equals("flat") ? level : flat)));

        assertThat(TestCamel.map(taken).get("assignees").toString()).contains("ann@example.org");
        assertThat(refused.getException()).isInstanceOf(PlanadoValidationException.class);
    }

    @Test
    void a_list_keeps_its_nulls_and_only_classes_of_the_application_go_through_their_mapper() {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("description", null);
        List<Object> list = new ArrayList<>(List.of(element, List.of(element), new Order("ORD-1", null), "text", 1.10));
        list.add(null);
        list.add(Job.parse("{\"uuid\":null}"));
        list.add(new BigDecimal("1.10"));

        camel.send("planado:raw/call", list, Map.of(PlanadoConstants.METHOD, "POST", PlanadoConstants.PATH, "/jobs"));

        assertThat(sentBody())
                .isEqualTo("[{\"description\":null},[{\"description\":null}],{\"external_id\":\"ORD-1\"},"
                        + "\"text\",1.1,null,{\"uuid\":null},1.10]");
    }

    @Test
    void a_class_of_the_application_goes_through_its_own_mapper() {
        camel.ok("planado:jobs/create", new Order("ORD-1", null));

        assertThat(sentBody()).isEqualTo("{\"external_id\":\"ORD-1\"}");
    }

    @Test
    void decimals_stay_exact() {
        camel.ok(
                "planado:jobs/create",
                Map.of(
                        "external_id",
                        "ORD-1",
                        "address",
                        Map.of(
                                "geolocation",
                                Map.of(
                                        "longitude",
                                        new BigDecimal("30.10"),
                                        "latitude",
                                        new BigDecimal("59.123456789012345678")))));

        assertThat(PLANADO.requests().get(PLANADO.requests().size() - 1).body().toString())
                .contains("30.10")
                .contains("59.1234567890123");
    }

    @Test
    void a_write_answers_with_the_uuid_and_nothing_else_unless_it_is_read_back() {
        Exchange created = camel.ok("planado:jobs/create", Map.of("external_id", "ORD-1", "description", "d"));

        String uuid = PLANADO.entity("jobs", "ORD-1").path("uuid").asText();
        assertThat(created.getMessage().getBody()).isEqualTo(Map.of("job_uuid", uuid));
        assertThat(created.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo(uuid);
        assertThat(created.getMessage().getHeader(PlanadoConstants.STATUS_CODE)).isEqualTo(201);

        Exchange read = camel.ok("planado:jobs/update?id=ORD-1&readBack=true", Map.of("description", "new"));
        assertThat(TestCamel.map(read)).containsEntry("description", "new");
        assertThat(read.getMessage().getHeader(PlanadoConstants.VERSION)).isEqualTo(2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"template_uuid\": \"x\"}|template_uuid|template:",
                "{\"type_uuid\": \"x\"}|type_uuid|job_type:",
                "{\"client_uuid\": \"x\"}|client_uuid|client:",
                "{\"assignee\": {\"uuid\": \"x\"}}|assignee|worker",
                "{\"client\": {\"uuid\": \"x\", \"external_id\": \"y\"}}|client|not both"
            })
    void what_the_vendor_would_ignore_in_silence_is_refused_with_the_right_form(
            String body, String field, String form) {
        int before = PLANADO.requests().size();

        Exchange refused = camel.send("planado:jobs/create", body);

        assertThat(refused.getException()).isInstanceOfSatisfying(PlanadoValidationException.class, failure -> {
            assertThat(failure.getFieldErrors()).containsKey(field);
            assertThat(failure.getMessage()).contains(form);
            assertThat(failure.getStatus()).isZero();
            assertThat(failure.isRefused()).isTrue();
        });
        assertThat(PLANADO.requests()).hasSize(before);
    }

    @Test
    void a_body_that_is_no_json_object_is_refused_and_not_repeated_in_the_message() {
        assertRefused("{\"description\": \"secret of a customer\"", "not JSON");
        assertRefused("[1]", "JSON object");
        assertRefused("{} trailing", "not JSON");
        assertRefused(null, "null");
        assertRefused("", "JSON object");
    }

    @Test
    void a_validation_error_names_its_fields() {
        Exchange refused = camel.send("planado:jobs/create", Map.of("description", "x".repeat(15_001)));

        assertThat(refused.getException()).isInstanceOfSatisfying(PlanadoValidationException.class, failure -> {
            assertThat(failure.getStatus()).isEqualTo(422);
            assertThat(failure.getFieldErrors()).containsKey("description");
        });
    }

    @Test
    void an_update_never_creates_although_a_patch_would() {
        Exchange refused = camel.send("planado:clients/update?id=NEW", Map.of("organization_name", "Nobody"));

        assertThat(refused.getException()).isInstanceOf(PlanadoNotFoundException.class);
        assertThat(PLANADO.entity("clients", "NEW")).isNull();
        assertThat(PLANADO.requests()).extracting(RecordedRequest::method).containsExactly("GET");
    }

    @ParameterizedTest
    @CsvSource({"clients,200", "clients,204", "sites,200", "sites,204"})
    void an_update_makes_nothing_of_what_somebody_deleted_meanwhile(String resource, int status) {
        PLANADO.knobs(Knobs.defaults().with(Knob.UPSERT_STATUS, status).with(Knob.UPDATE_STATUS, status));
        camel.ok("planado:" + resource + "/upsert", named(resource, "R-1", "A"));
        camel.ok("planado:" + resource + "/update?id=R-1", named(resource, null, "B"));
        PLANADO.office().delete(resource, "R-1");

        Exchange gone = camel.send("planado:" + resource + "/update?id=R-1", named(resource, null, "C"));

        assertThat(gone.getException()).isInstanceOf(PlanadoNotFoundException.class);
        assertThat(PLANADO.entities(resource)).isEmpty();
        assertThat(PLANADO.lastRequest().method()).as("it is looked up again").isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "sites"})
    void an_update_finds_what_somebody_deleted_and_made_anew(String resource) {
        camel.ok("planado:" + resource + "/upsert", named(resource, "R-1", "A"));
        PLANADO.office().delete(resource, "R-1");
        String uuid = PLANADO.office()
                .create(resource, named(resource, "R-1", "theirs"))
                .path("uuid")
                .asText();

        Exchange updated = camel.ok("planado:" + resource + "/update?id=R-1", named(resource, null, "C"));

        assertThat(updated.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo(uuid);
        assertThat(updated.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID)).isEqualTo("R-1");
        assertThat(PLANADO.entities(resource)).hasSize(1);
        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo("/" + resource + "/" + uuid);
    }

    @Test
    void a_reader_is_text_whatever_the_charset_of_the_exchange_is() {
        Exchange sent = camel.context().createProducerTemplate().request("planado:clients/upsert?id=R-1", exchange -> {
            exchange.setProperty(Exchange.CHARSET_NAME, "windows-1251");
            exchange.getMessage()
                    .setBody(new StringReader("{\"organization\": true, \"organization_name\": \"\u0418\"}"));
        });

        assertThat(sent.getException()).isNull();
        assertThat(PLANADO.entity("clients", "R-1").path("organization_name").asText())
                .isEqualTo("\u0418");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "sites"})
    void what_was_made_anew_and_looked_up_is_no_doubt_even_if_nothing_changes(String resource) {
        PLANADO.knob(Knob.PATCH_WITHOUT_CHANGE_RAISES_VERSION, false);
        camel.ok("planado:" + resource + "/upsert", named(resource, "R-1", "A"));
        PLANADO.office().delete(resource, "R-1");
        PLANADO.office().create(resource, named(resource, "R-1", "A"));

        camel.ok("planado:" + resource + "/update?id=R-1", named(resource, null, "A"));

        assertThat(PLANADO.lastRequest().method()).isEqualTo("PATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "sites"})
    void an_update_tells_the_uuid_that_it_addressed_where_the_answer_is_empty(String resource) {
        PLANADO.knob(Knob.UPDATE_STATUS, 204);
        String uuid = PLANADO.office()
                .create(resource, named(resource, "R-1", "A"))
                .path("uuid")
                .asText();

        Exchange updated = camel.ok("planado:" + resource + "/update?id=R-1", named(resource, null, "B"));

        assertThat(updated.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo(uuid);
    }

    @Test
    void what_is_read_back_is_what_was_written_although_another_uuid_was_asked_for() {
        PLANADO.knob(Knob.UPSERT_STATUS, 204);
        String gone = UUID.randomUUID().toString();

        Exchange made = camel.ok("planado:clients/upsert?readBack=true&id=" + gone, named("clients", "R-1", "A"));

        assertThat(TestCamel.map(made)).containsEntry("external_id", "R-1");
    }

    @Test
    void a_create_that_cannot_be_read_back_is_not_told_as_refused() {
        PLANADO.knob(Knob.CREATE_STATUS, 204);

        Exchange made = camel.send("planado:clients/create?readBack=true", named("clients", null, "A"));

        assertThat(PLANADO.entities("clients")).hasSize(1);
        assertThat(made.getException())
                .isExactlyInstanceOf(PlanadoException.class)
                .hasMessageStartingWith("Written, but it could not be read back: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "sites"})
    void an_update_of_an_unknown_uuid_of_which_the_vendor_makes_an_entity_is_no_success(String resource) {
        PLANADO.knob(Knob.PATCH_UNKNOWN_UUID, "create");
        String unknown = UUID.randomUUID().toString();

        Exchange failed = camel.send("planado:" + resource + "/update?id=" + unknown, named(resource, null, "A"));

        String made = PLANADO.entity(resource, unknown).path("uuid").asText();
        assertThat(failed.getException())
                .isInstanceOf(PlanadoNotFoundException.class)
                .hasMessageContaining("PATCH /" + resource + "/" + unknown)
                .hasMessageContaining("the vendor made a new one of this change instead of refusing it: " + made);
    }

    @Test
    void an_update_by_an_external_id_in_the_form_of_a_uuid_reaches_its_entity() {
        String guid = UUID.randomUUID().toString();
        PLANADO.office().create("clients", named("clients", guid, "A"));

        camel.ok("planado:clients/update?id=" + guid, named("clients", null, "B"));

        assertThat(PLANADO.entity("clients", guid).path("organization_name").asText())
                .isEqualTo("B");
    }

    @Test
    void an_update_of_a_deleted_job_of_which_the_vendor_makes_a_new_one_is_no_success() {
        PLANADO.knob(Knob.JOBS_UPSERT_BY_PATCH, true);
        camel.ok("planado:jobs/create", Map.of("external_id", "ORD-1"));
        PLANADO.office().delete("jobs", "ORD-1");

        Exchange failed = camel.send("planado:jobs/update?id=ORD-1", Map.of("description", "b"));
        PLANADO.office().delete("jobs", "ORD-1");
        Exchange forgotten = camel.send("planado:jobs/update?id=ORD-1", Map.of("description", "b"));

        assertThat(failed.getException())
                .isInstanceOf(PlanadoNotFoundException.class)
                .hasMessageContaining("the vendor made a new one of this change");
        assertThat(forgotten.getException()).isInstanceOf(PlanadoNotFoundException.class);
        assertThat(PLANADO.entities("jobs")).isEmpty();
    }

    private static Map<String, Object> named(String resource, String externalId, String name) {
        Map<String, Object> body = new HashMap<>();
        if (externalId != null) {
            body.put("external_id", externalId);
        }
        if (resource.equals("clients")) {
            body.put("organization", true);
        }
        body.put(resource.equals("clients") ? "organization_name" : "name", name);
        return body;
    }

    @Test
    void an_update_after_a_rename_looks_the_old_id_up_and_makes_no_entity() {
        PLANADO.knob(Knob.PATCH_RENAMES_CLIENTS_AND_SITES, true);
        PLANADO.office()
                .create("clients", Map.of("external_id", "R-1", "organization", true, "organization_name", "A"));
        camel.ok("planado:clients/update?id=R-1", Map.of("organization_name", "B"));

        camel.ok("planado:clients/update?id=R-1", Map.of("external_id", "R-2"));
        Exchange gone = camel.send("planado:clients/update?id=R-1", Map.of("organization_name", "C"));

        assertThat(gone.getException()).isInstanceOf(PlanadoNotFoundException.class);
        assertThat(PLANADO.entities("clients")).hasSize(1);
    }

    @Test
    void an_update_after_a_raw_deletion_makes_no_entity() {
        PLANADO.office()
                .create("clients", Map.of("external_id", "R-1", "organization", true, "organization_name", "A"));
        camel.ok("planado:clients/update?id=R-1", Map.of("organization_name", "B"));

        camel.send(
                "planado:raw/call",
                null,
                Map.of(PlanadoConstants.METHOD, "DELETE", PlanadoConstants.PATH, "/clients/R-1"));
        Exchange gone = camel.send("planado:clients/update?id=R-1", Map.of("organization_name", "C"));

        assertThat(gone.getException()).isInstanceOf(PlanadoNotFoundException.class);
        assertThat(PLANADO.entities("clients")).isEmpty();
    }

    @Test
    void a_filter_without_values_is_refused_and_primitives_are_values() {
        for (Object none : List.of(List.of(), new String[0], new int[0])) {
            Exchange refused =
                    camel.send("planado:jobs/list", null, Map.of(PlanadoConstants.FILTER, Map.of("status[]", none)));
            assertThat(refused.getException())
                    .isInstanceOf(PlanadoValidationException.class)
                    .hasMessageContaining("'status[]' has an empty list");
        }
        assertThat(PLANADO.requests()).isEmpty();

        camel.ok("planado:jobs/list?paging=page", null, Map.of(PlanadoConstants.FILTER, Map.of("serial[]", new int[] {
            1, 2
        })));
        assertThat(PLANADO.lastRequest().query()).containsEntry("serial[]", List.of("1", "2"));
    }

    @Test
    void an_entity_without_version_is_updated_by_an_external_id_that_looks_like_a_uuid_and_is_unknown_here() {
        String guid = UUID.randomUUID().toString();
        PLANADO.office().create("services", Map.of("external_id", guid, "name", "A"));

        camel.ok("planado:services/update?id=" + guid, Map.of("name", "B"));

        assertThat(PLANADO.entity("services", guid).path("name").asText()).isEqualTo("B");
    }

    @Test
    void the_second_update_of_an_external_id_costs_one_call() {
        PLANADO.office()
                .create("clients", Map.of("organization", true, "organization_name", "A", "external_id", "C-1"));

        camel.ok("planado:clients/update?id=C-1", Map.of("organization_name", "B"));
        camel.ok("planado:clients/update?id=C-1", Map.of("organization_name", "C"));

        assertThat(PLANADO.requests()).extracting(RecordedRequest::method).containsExactly("GET", "PATCH", "PATCH");
    }

    @Test
    void a_create_whose_answer_was_lost_is_repeated_and_found_when_it_has_an_external_id() {
        PLANADO.faults().answer("POST", "/jobs").closeAfterWork();

        Exchange created = camel.ok("planado:jobs/create", Map.of("external_id", "ORD-1", "description", "d"));

        assertThat(PLANADO.entities("jobs")).hasSize(1);
        assertThat(created.getMessage().getHeader(PlanadoConstants.UUID))
                .isEqualTo(PLANADO.entity("jobs", "ORD-1").path("uuid").asText());
    }

    @Test
    void a_create_without_external_id_whose_answer_was_lost_is_not_repeated() {
        PLANADO.faults().answer("POST", "/jobs").closeAfterWork();

        Exchange lost = camel.send("planado:jobs/create", Map.of("description", "d"));

        assertThat(lost.getException())
                .isInstanceOf(PlanadoOutcomeUnknownException.class)
                .hasMessageContaining("external_id");
        assertThat(PLANADO.entities("jobs")).hasSize(1);
    }

    @Test
    void a_create_whose_id_another_entity_has_is_no_success_after_a_lost_request() {
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1", "description", "foreign"));
        PLANADO.faults().answer("POST", "/jobs").closeBeforeWork();

        Exchange failed = camel.send("planado:jobs/create", Map.of("external_id", "ORD-1", "description", "mine"));

        assertThat(failed.getException())
                .isInstanceOf(PlanadoOutcomeUnknownException.class)
                .hasMessageContaining("differs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"scheduled_at\": \"2027-03-04T08:00:00Z\"",
                "\"client\": {\"external_id\": \"C1\"}",
                "\"assignee\": {\"worker\": {\"email\": \"ann@example.org\"}}",
                "\"contacts\": [{\"name\": \"Ann\", \"value\": \"+100\", \"type\": \"phone\"}]",
                "\"address\": {\"formatted\": \"1 Sample Road\"}",
                "\"scheduled_duration\": {\"minutes\": 90}",
                "\"unheard_of\": 1"
            })
    void what_the_foreign_entity_has_not_of_a_lost_create_is_no_success(String sent) {
        PLANADO.office()
                .create("clients", Map.of("external_id", "C1", "organization", true, "organization_name", "Sample"));
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1", "description", "same"));
        PLANADO.faults().answer("POST", "/jobs").closeBeforeWork();

        Exchange failed = camel.send(
                "planado:jobs/create", "{\"external_id\": \"ORD-1\", \"description\": \"same\", " + sent + "}");

        assertThat(failed.getException())
                .isInstanceOf(PlanadoOutcomeUnknownException.class)
                .hasMessageContaining("[" + sent.substring(1, sent.indexOf(':') - 1) + "]");
        assertThat(PLANADO.entities("jobs")).hasSize(1);
    }

    @Test
    void a_lost_create_is_known_again_by_all_that_it_carried_and_its_status_stays_unknown() {
        PLANADO.office()
                .create("clients", Map.of("external_id", "C1", "organization", true, "organization_name", "Sample"));
        PLANADO.faults().answer("POST", "/jobs").closeAfterWork();

        Exchange created = camel.ok("planado:jobs/create", """
                {"external_id": "ORD-1", "description": null, "scheduled_at": "2027-03-04T10:00:00.000+02:00",
                 "scheduled_duration": {"minutes": 90}, "client": {"external_id": "C1"},
                 "job_type": {"code": "default"}, "address": {"formatted": "1 Sample Road"},
                 "contacts": [{"name": "Ann", "value": "+100", "type": "phone"}]}
                """);

        assertThat(created.getMessage().getHeader(PlanadoConstants.UUID))
                .isEqualTo(PLANADO.entity("jobs", "ORD-1").path("uuid").asText());
        assertThat(created.getMessage().getHeader(PlanadoConstants.STATUS_CODE)).isNull();
    }

    @Test
    void a_create_whose_duration_the_vendor_drops_has_it_all_the_same() {
        PLANADO.knob(Knob.CREATE_DROPS_ASSIGNEE, true);

        camel.ok("planado:jobs/create", Map.of("scheduled_duration", Map.of("minutes", 90)));
        camel.ok("planado:jobs/create", Map.of("scheduled_duration", Map.of("minutes", 90)));

        assertThat(PLANADO.entities("jobs"))
                .extracting(
                        job -> job.path("scheduled_duration").path("minutes").asInt())
                .containsExactly(90, 90);
    }

    @Test
    void a_create_that_cannot_be_checked_does_not_look_as_if_it_could_be_repeated() {
        PLANADO.faults().answer("GET", "/jobs/.*").times(4).status(503, "");

        Exchange failed = camel.send("planado:jobs/create", Map.of("scheduled_duration", Map.of("minutes", 90)));

        String uuid = PLANADO.entities("jobs").get(0).path("uuid").asText();
        assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoException.class, failure -> {
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.getMessage()).contains("Written as " + uuid);
        });
    }

    @Test
    void a_number_as_external_id_makes_a_create_repeatable_too() {
        PLANADO.faults().answer("POST", "/jobs").status(503, "");

        camel.ok("planado:jobs/create", "{\"external_id\": \"17\", \"description\": \"d\"}");
        PLANADO.faults().answer("POST", "/jobs").status(503, "");
        Exchange number = camel.send("planado:jobs/create", Map.of("external_id", 18));

        assertThat(number.getException())
                .isInstanceOfSatisfying(
                        PlanadoValidationException.class,
                        refusal -> assertThat(refusal.getFieldErrors()).containsKey("external_id"));
        assertThat(number.getException())
                .isInstanceOfSatisfying(
                        PlanadoException.class,
                        refusal -> assertThat(refusal.getAttempts()).isEqualTo(2));
    }

    @Test
    void a_write_that_cannot_be_read_back_does_not_look_as_if_it_could_be_repeated() {
        PLANADO.faults().answer("GET", "/jobs/.*").times(4).status(503, "");

        Exchange failed = camel.send("planado:jobs/create?readBack=true", Map.of("description", "d"));

        String uuid = PLANADO.entities("jobs").get(0).path("uuid").asText();
        assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoException.class, failure -> {
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.getMessage()).contains("Written as " + uuid);
        });
    }

    @Test
    void a_float_is_sent_as_its_author_wrote_it_and_what_json_cannot_carry_is_refused() {
        camel.ok(
                "planado:jobs/create",
                Map.of("address", Map.of("geolocation", Map.of("longitude", 0.1f, "latitude", 59.5))));
        assertThat(sentBody())
                .contains("\"longitude\":0.1")
                .contains("\"latitude\":59.5")
                .doesNotContain("0.10000");

        assertRefused(Map.of("address", Map.of("geolocation", Map.of("longitude", Double.NaN))), "NaN");
        assertRefused(Map.of("description", "cut \uD83D"), "half a character");
    }

    @Test
    void a_body_that_contains_itself_is_refused() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("address", circle);

        assertRefused(circle, "nested");
        assertRefused("{\"a\":".repeat(900) + "1" + "}".repeat(900), "nested");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_json() {
        camel.ok("planado:jobs/create", "\uFEFF{\"external_id\": \"ORD-1\"}");

        assertThat(PLANADO.entity("jobs", "ORD-1")).isNotNull();
    }

    @Test
    void a_server_error_is_repeated_and_the_attempts_are_told() {
        PLANADO.faults().answer("PATCH", "/jobs/.*").times(2).status(503, "{}");
        String uuid = PLANADO.office()
                .create("jobs", Map.of("description", "d"))
                .path("uuid")
                .asText();

        Exchange written = camel.ok("planado:jobs/update?id=" + uuid, Map.of("description", "e"));

        assertThat(written.getMessage().getHeader(PlanadoConstants.ATTEMPTS)).isEqualTo(3);
    }

    @Test
    void a_server_error_that_stays_reaches_the_route_after_the_last_repeat() {
        PLANADO.faults().answer("GET", "/jobs/.*").times(10).status(500, "{\"message\": \"oops\"}");

        Exchange failed = camel.send("planado:jobs/get?id=ORD-1", null);

        assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoServerException.class, failure -> {
            assertThat(failure.getAttempts()).isEqualTo(4);
            assertThat(failure.getVendorMessage()).isEqualTo("oops");
            assertThat(failure.isRetryable()).isTrue();
        });
    }

    @Test
    void a_delete_tells_a_missing_entity_or_not_as_asked() {
        PLANADO.office().create("jobs", Map.of("description", "d", "external_id", "ORD-1"));

        Exchange deleted = camel.ok("planado:jobs/delete?id=ORD-1", null);
        assertThat(TestCamel.map(deleted)).isEmpty();
        assertThat(deleted.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo("ORD-1");
        assertThat(PLANADO.entity("jobs", "ORD-1")).isNull();

        assertThat(camel.send("planado:jobs/delete?id=ORD-1", null).getException())
                .isInstanceOf(PlanadoNotFoundException.class);
        camel.ok("planado:jobs/delete?id=ORD-1&notFound=null", null);
    }

    @Test
    void a_repeated_delete_that_finds_nothing_has_done_its_work() {
        PLANADO.office().create("jobs", Map.of("description", "d", "external_id", "ORD-1"));
        PLANADO.faults().answer("DELETE", "/jobs/.*").closeAfterWork();

        camel.ok("planado:jobs/delete?id=ORD-1", null);

        assertThat(PLANADO.entity("jobs", "ORD-1")).isNull();
    }

    @Test
    void assignees_are_told_or_not_on_every_kind_of_write() {
        camel.ok("planado:jobs/create?notifyAssignees=false", Map.of("external_id", "ORD-1"));
        assertThat(PLANADO.lastRequest().headers()).containsEntry("x-planado-notify-assignees", "false");
        camel.ok("planado:jobs/update?id=ORD-1", Map.of(), Map.of(PlanadoConstants.NOTIFY_ASSIGNEES, "true"));
        assertThat(PLANADO.lastRequest().headers()).containsEntry("x-planado-notify-assignees", "true");
        camel.ok("planado:jobs/delete?id=ORD-1&notifyAssignees=false", null);
        assertThat(PLANADO.lastRequest().headers()).containsEntry("x-planado-notify-assignees", "false");
    }

    @Test
    void a_dry_run_shows_the_request_and_sends_nothing() {
        int before = PLANADO.requests().size();

        Exchange shown = camel.ok("planado:jobs/update?id=a/b&dryRun=true", Map.of("description", "d"));

        assertThat(shown.getMessage().getBody())
                .isEqualTo(Map.of(
                        "method",
                        "PATCH",
                        "path",
                        "/jobs/a%2Fb",
                        "query",
                        Map.of(),
                        "body",
                        Map.of("description", "d")));
        assertThat(PLANADO.requests()).hasSize(before);
    }

    @Test
    void a_header_that_cannot_be_read_is_refused_by_its_name() {
        Exchange refused = camel.send(
                "planado:jobs/get", null, Map.of(PlanadoConstants.ID, "x", PlanadoConstants.PRIORITY, "urgent"));

        assertThat(refused.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("urgent")
                .hasMessageContaining("high, normal, low");
    }

    @Test
    void no_request_of_ours_was_a_mistake_by_the_contract() {
        camel.ok(
                "planado:clients/upsert", Map.of("external_id", "C-1", "organization", true, "organization_name", "A"));
        camel.ok(
                "planado:sites/upsert",
                Map.of("external_id", "S-1", "name", "S", "client", Map.of("external_id", "C-1")));
        camel.ok(
                "planado:jobs/upsert",
                Map.of(
                        "external_id",
                        "ORD-1",
                        "client",
                        Map.of("external_id", "C-1"),
                        "site",
                        Map.of("external_id", "S-1")));
        camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "contacts", List.of()));

        assertThat(PLANADO.mistakes()).isEmpty();
    }

    private void assertRefused(Object body, String why) {
        assertThat(camel.send("planado:jobs/create", body).getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret of a customer");
    }

    private static String sentBody() {
        return PLANADO.lastRequest().body().toString();
    }

    /** A class of the application. */
    record Order(String external_id, String description) {}
}
