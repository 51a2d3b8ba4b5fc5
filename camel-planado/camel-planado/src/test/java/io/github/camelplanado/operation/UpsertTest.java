package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One idempotent operation: what it costs, and that it is right in every case. */
class UpsertTest {

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

    @Test
    void a_new_client_or_site_costs_one_call_whether_it_exists_or_not() {
        camel.ok("planado:clients/upsert", client("C-1", "A"));
        camel.ok("planado:clients/upsert", client("C-1", "B"));
        camel.ok("planado:sites/upsert", Map.of("external_id", "S-1", "name", "Depot"));

        assertThat(calls()).containsExactly("PATCH /clients/C-1", "PATCH /clients/C-1", "PATCH /sites/S-1");
        assertThat(PLANADO.entity("clients", "C-1").path("organization_name").asText())
                .isEqualTo("B");
    }

    @Test
    void a_new_job_costs_one_call_and_is_known_from_then_on() {
        Exchange created = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "description", "a"));
        Exchange updated = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "description", "b"));

        assertThat(calls()).containsExactly("POST /jobs", "PATCH /jobs/ORD-1");
        assertThat(created.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
        assertThat(updated.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(false);
        assertThat(updated.getMessage().getHeader(PlanadoConstants.UUID))
                .isEqualTo(created.getMessage().getHeader(PlanadoConstants.UUID));
    }

    @Test
    void an_unknown_job_that_exists_costs_two_calls() {
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1", "description", "a"));

        Exchange updated = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "description", "b"));

        assertThat(calls()).containsExactly("POST /jobs", "PATCH /jobs/ORD-1");
        assertThat(updated.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(false);
        assertThat(PLANADO.entity("jobs", "ORD-1").path("description").asText()).isEqualTo("b");
    }

    @Test
    void a_job_by_uuid_costs_one_call() {
        String uuid = PLANADO.office()
                .create("jobs", Map.of("external_id", "ORD-1"))
                .path("uuid")
                .asText();

        camel.ok(
                "planado:jobs/upsert",
                Map.of("external_id", "ORD-1", "description", "b"),
                Map.of(PlanadoConstants.ID, uuid));

        assertThat(calls()).containsExactly("PATCH /jobs/" + uuid);
    }

    @Test
    void keys_that_only_a_create_takes_are_left_out_and_named() {
        Map<String, Object> body = Map.of("external_id", "ORD-1", "external_order_id", "O-1", "description", "a");
        assertThat(camel.ok("planado:jobs/upsert", body).getMessage().getHeaders())
                .doesNotContainKey(PlanadoConstants.NOT_SENT);

        Exchange updated = camel.ok("planado:jobs/upsert", body);

        assertThat(updated.getMessage().getHeader(PlanadoConstants.NOT_SENT)).isEqualTo(List.of("external_order_id"));
        assertThat(PLANADO.lastRequest().body().toString()).isEqualTo("{\"description\":\"a\"}");
    }

    @Test
    void a_uuid_that_is_gone_goes_on_by_the_external_id() {
        String gone = UUID.randomUUID().toString();

        Exchange created =
                camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1"), Map.of(PlanadoConstants.ID, gone));

        assertThat(calls()).containsExactly("PATCH /jobs/" + gone, "POST /jobs");
        assertThat(created.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
    }

    @Test
    void a_uuid_that_is_gone_without_an_external_id_is_not_found() {
        assertThat(camel.send(
                                "planado:jobs/upsert",
                                Map.of("description", "b"),
                                Map.of(PlanadoConstants.ID, UUID.randomUUID().toString()))
                        .getException())
                .isInstanceOf(PlanadoNotFoundException.class);
    }

    @Test
    void a_known_job_that_somebody_deleted_is_made_again() {
        camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "description", "a"));
        PLANADO.office().delete("jobs", "ORD-1");

        Exchange created = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "description", "b"));

        assertThat(created.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
        assertThat(PLANADO.entity("jobs", "ORD-1").path("description").asText()).isEqualTo("b");
    }

    @Test
    void two_different_external_ids_are_refused_and_so_is_none() {
        assertThat(camel.send("planado:jobs/upsert?id=A", Map.of("external_id", "B"))
                        .getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("'A'")
                .hasMessageContaining("'B'");
        assertThat(camel.send("planado:jobs/upsert", Map.of("description", "d")).getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("external_id");
    }

    @Test
    void a_lost_answer_leaves_one_job_with_the_right_content() {
        PLANADO.faults().answer("POST", "/jobs").closeAfterWork();

        Exchange upserted = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "description", "a"));

        assertThat(PLANADO.entities("jobs")).hasSize(1);
        assertThat(PLANADO.entity("jobs", "ORD-1").path("description").asText()).isEqualTo("a");
        assertThat(upserted.getMessage().getHeaders())
                .as("whether this call or another made it cannot be known")
                .doesNotContainKey(PlanadoConstants.CREATED);
    }

    @Test
    void an_id_that_a_deleted_job_keeps_is_told_after_three_calls_at_most() {
        PLANADO.knobs(Knobs.defaults().with(Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN, true));
        camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1"));
        PLANADO.office().delete("jobs", "ORD-1");
        int before = PLANADO.requests().size();

        Exchange failed = camel.send("planado:jobs/upsert", Map.of("external_id", "ORD-1"));

        assertThat(failed.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("ids of deleted entities");
        assertThat(PLANADO.requests().size() - before).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "clients", "sites"})
    void an_id_that_a_deleted_entity_keeps_is_told_in_words_for_every_resource(String resource) {
        PLANADO.knobs(Knobs.defaults().with(Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN, true));
        Map<String, Object> body = body(resource, "X", "A");
        PLANADO.office().create(resource, body);
        PLANADO.office().delete(resource, "X");

        for (String id : List.of("X", UUID.randomUUID().toString())) {
            int before = PLANADO.requests().size();
            Exchange failed = camel.send("planado:" + resource + "/upsert", body, Map.of(PlanadoConstants.ID, id));

            assertThat(failed.getException())
                    .isInstanceOf(PlanadoValidationException.class)
                    .hasMessageContaining("'X'")
                    .hasMessageContaining("ids of deleted entities");
            assertThat(PLANADO.requests().size() - before).isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jobs,not-found",
        "jobs,create",
        "clients,not-found",
        "clients,create",
        "sites,not-found",
        "sites,create"
    })
    void an_external_id_that_looks_like_a_uuid_is_one_all_the_same(String resource, String rule) {
        PLANADO.knobs(Knobs.defaults().with(Knob.PATCH_UNKNOWN_UUID, rule));
        String guid = UUID.randomUUID().toString();
        Map<String, Object> body = body(resource, guid, "A");

        Exchange created = camel.ok("planado:" + resource + "/upsert", body);
        Exchange updated = camel.ok("planado:" + resource + "/upsert", body);

        assertThat(PLANADO.entities(resource)).hasSize(1);
        assertThat(PLANADO.entity(resource, guid)).isNotNull();
        assertThat(calls()).hasSize(2);
        assertThat(created.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
        for (Exchange done : List.of(created, updated)) {
            assertThat(done.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))
                    .isEqualTo(guid);
            assertThat(done.getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.NOT_SENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "create"})
    void the_external_id_of_a_site_that_looks_like_a_uuid_and_is_unknown_here_is_found(String rule) {
        PLANADO.knobs(Knobs.defaults().with(Knob.PATCH_UNKNOWN_UUID, rule));
        String guid = UUID.randomUUID().toString();
        PLANADO.office().create("sites", Map.of("external_id", guid, "name", "D"));

        camel.ok("planado:sites/upsert", Map.of("external_id", guid, "name", "E"));

        assertThat(PLANADO.entities("sites")).hasSize(1);
        assertThat(PLANADO.entity("sites", guid).path("name").asText()).isEqualTo("E");
    }

    @Test
    void an_external_id_that_the_vendor_takes_for_a_uuid_is_told_as_such() {
        PLANADO.knob(Knob.EXTERNAL_ID_LIKE_UUID, "uuid-only");
        String guid = UUID.randomUUID().toString();
        camel.ok("planado:clients/upsert", client(guid, "A"));

        Exchange again = camel.send("planado:clients/upsert", client(guid, "B"));
        Exchange byHeader = camel.send(
                "planado:clients/upsert", Map.of("organization_name", "B"), Map.of(PlanadoConstants.ID, guid));

        assertThat(again.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("an external id in the form of a uuid is taken for a uuid")
                .hasMessageContaining("choose another form")
                .hasMessageNotContaining("the vendor keeps ids");
        assertThat(byHeader.getException())
                .isInstanceOf(PlanadoNotFoundException.class)
                .hasMessageContaining("an id of this form is taken for a uuid")
                .hasMessageContaining("external_id of the body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "clients", "sites"})
    void an_id_of_dots_alone_is_refused_before_anything_is_sent(String resource) {
        for (String id : List.of(".", "..")) {
            assertThat(camel.send("planado:" + resource + "/upsert", body(resource, id, "A"))
                            .getException())
                    .isInstanceOf(PlanadoValidationException.class)
                    .hasMessageContaining("cannot stand in a path");
        }
        assertThat(PLANADO.requests()).isEmpty();
    }

    @Test
    void a_refusal_of_the_external_id_in_another_language_leads_to_the_entity_too() {
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1", "description", "a"));
        PLANADO.faults().answer("POST", "/jobs").status(422, "{\"errors\": {\"external_id\": [\"ya zanyato\"]}}");

        camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "description", "b"));

        assertThat(PLANADO.entity("jobs", "ORD-1").path("description").asText()).isEqualTo("b");
    }

    @Test
    void a_refusal_of_the_external_id_for_another_reason_stays_what_it_is() {
        PLANADO.faults()
                .answer("POST", "/jobs")
                .times(2)
                .status(422, "{\"errors\": {\"external_id\": [\"is too long\"]}}");

        Exchange failed = camel.send("planado:jobs/upsert", Map.of("external_id", "ORD-1"));

        assertThat(failed.getException())
                .isInstanceOfSatisfying(
                        PlanadoValidationException.class,
                        refusal -> assertThat(refusal.getFieldErrors())
                                .containsEntry("external_id", List.of("is too long")));
        assertThat(calls()).containsExactly("POST /jobs", "PATCH /jobs/ORD-1", "POST /jobs");
    }

    @Test
    void a_job_that_is_deleted_between_the_refusal_and_the_patch_is_made() {
        PLANADO.faults()
                .answer("POST", "/jobs")
                .status(422, "{\"errors\": {\"external_id\": [\"is used by another entity\"]}}");

        Exchange made = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1", "description", "b"));

        assertThat(calls()).containsExactly("POST /jobs", "PATCH /jobs/ORD-1", "POST /jobs");
        assertThat(made.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
        assertThat(PLANADO.entity("jobs", "ORD-1").path("description").asText()).isEqualTo("b");
    }

    @Test
    void whether_a_patch_created_is_told_only_where_that_can_be_known() {
        PLANADO.knobs(Knobs.defaults().with(Knob.JOBS_UPSERT_BY_PATCH, true));
        camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1"));
        Exchange updated = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1"));
        PLANADO.office().delete("jobs", "ORD-1");
        Exchange madeAgain = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1"));
        PLANADO.knob(Knob.UPSERT_STATUS, 201);
        PLANADO.office().delete("jobs", "ORD-1");
        Exchange told = camel.ok("planado:jobs/upsert", Map.of("external_id", "ORD-1"));

        assertThat(updated.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(false);
        assertThat(madeAgain.getMessage().getHeader(PlanadoConstants.CREATED))
                .as("another uuid than the known one, and its first version")
                .isEqualTo(true);
        assertThat(told.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "sites"})
    void an_upsert_of_what_somebody_deleted_tells_that_it_made_it_anew(String resource) {
        Object old = camel.ok("planado:" + resource + "/upsert", body(resource, "X", "A"))
                .getMessage()
                .getHeader(PlanadoConstants.UUID);
        PLANADO.office().delete(resource, "X");

        Exchange again = camel.ok("planado:" + resource + "/upsert", body(resource, "X", "B"));
        Exchange then = camel.ok("planado:" + resource + "/upsert", body(resource, "X", "C"));

        assertThat(again.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(true);
        assertThat(again.getMessage().getHeader(PlanadoConstants.UUID)).isNotEqualTo(old);
        assertThat(then.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "sites"})
    void an_upsert_of_what_somebody_made_anew_tells_that_it_did_not_make_it(String resource) {
        camel.ok("planado:" + resource + "/upsert", body(resource, "X", "A"));
        PLANADO.office().delete(resource, "X");
        PLANADO.office().create(resource, body(resource, "X", "theirs"));

        Exchange changed = camel.ok("planado:" + resource + "/upsert", body(resource, "X", "B"));

        assertThat(changed.getMessage().getHeader(PlanadoConstants.CREATED)).isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"clients,", "clients,X", "sites,", "sites,X"})
    void an_upsert_by_a_uuid_that_the_vendor_takes_for_a_new_external_id_is_no_success(
            String resource, String externalId) {
        PLANADO.knob(Knob.PATCH_UNKNOWN_UUID, "create");
        Map<String, Object> body = new HashMap<>(body(resource, "X", "A"));
        body.put("external_id", externalId);
        String unknown = UUID.randomUUID().toString();

        Exchange failed = camel.send("planado:" + resource + "/upsert", body, Map.of(PlanadoConstants.ID, unknown));

        assertThat(failed.getException())
                .isInstanceOf(PlanadoNotFoundException.class)
                .hasMessageContaining("made a new one of this change instead of refusing it: "
                        + PLANADO.entity(resource, unknown).path("uuid").asText());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_create_leaves_out_is_written_after_it_and_found_out_once(boolean drops) {
        PLANADO.knobs(Knobs.defaults().with(Knob.CREATE_DROPS_ASSIGNEE, drops));
        for (String id : List.of("ORD-1", "ORD-2", "ORD-3")) {
            camel.ok(
                    "planado:jobs/upsert",
                    Map.of(
                            "external_id",
                            id,
                            "assignee",
                            Map.of("worker", Map.of("email", "ann@example.org")),
                            "scheduled_duration",
                            Map.of("minutes", 45)));
        }

        assertThat(PLANADO.entities("jobs")).hasSize(3).allSatisfy(job -> {
            assertThat(job.at("/assignee/worker/email").asText()).isEqualTo("ann@example.org");
            assertThat(job.at("/scheduled_duration/minutes").asInt()).isEqualTo(45);
        });
        assertThat(PLANADO.requests()).hasSize(drops ? 7 : 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "clients", "sites"})
    void two_processes_that_upsert_one_id_at_once_both_succeed_and_make_one_entity(String resource) throws Exception {
        String otherHost = PLANADO.baseUrl().replace("127.0.0.1", "localhost");
        assertThat(otherHost).as("another account to the component").isNotEqualTo(PLANADO.baseUrl());
        try (TestCamel other = new TestCamel(PLANADO, component -> component.setBaseUrl(otherHost))) {
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                List<Callable<Exchange>> upserts = new ArrayList<>();
                for (int i = 0; i < 24; i++) {
                    TestCamel process = i % 2 == 0 ? camel : other;
                    Map<String, Object> body = body(resource, "X", "N " + i);
                    upserts.add(() -> process.send("planado:" + resource + "/upsert", body));
                }
                for (Future<Exchange> upsert : pool.invokeAll(upserts)) {
                    assertThat(upsert.get().getException()).isNull();
                }
            } finally {
                pool.shutdown();
            }
        }
        assertThat(PLANADO.entities(resource)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "jobs,POST,true", "jobs,POST,false", "jobs,PATCH,true", "jobs,PATCH,false",
        "clients,PATCH,true", "clients,PATCH,false", "sites,PATCH,true", "sites,PATCH,false"
    })
    void an_answer_that_is_lost_before_or_after_the_work_changes_nothing(
            String resource, String method, boolean afterWork) {
        Map<String, Object> body = body(resource, "X", "A");
        if (method.equals("PATCH")) {
            camel.ok("planado:" + resource + "/upsert", body);
        }
        var fault = PLANADO.faults().answer(method, "/" + resource + ".*");
        if (afterWork) {
            fault.closeAfterWork();
        } else {
            fault.closeBeforeWork();
        }

        camel.ok("planado:" + resource + "/upsert", body(resource, "X", "B"));

        assertThat(PLANADO.faults().take(method, "/" + resource + "/X"))
                .as("the fault has happened")
                .isNull();
        assertThat(PLANADO.entities(resource)).hasSize(1);
        assertThat(PLANADO.entity(resource, "X")
                        .path(resource.equals("clients") ? "organization_name" : "description")
                        .asText())
                .isEqualTo("B");
    }

    @Test
    void an_upsert_by_uuid_says_that_it_did_not_carry_the_external_id_and_does_not_remember_it() {
        String uuid = PLANADO.office()
                .create("clients", Map.of("organization", true, "organization_name", "A"))
                .path("uuid")
                .asText();

        Exchange upserted = camel.ok("planado:clients/upsert", client("E-9", "B"), Map.of(PlanadoConstants.ID, uuid));

        assertThat(upserted.getMessage().getHeader(PlanadoConstants.NOT_SENT)).isEqualTo(List.of("external_id"));
        assertThat(upserted.getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.EXTERNAL_ID);
        assertThat(camel.send("planado:clients/update?id=E-9", Map.of("organization_name", "C"))
                        .getException())
                .isInstanceOf(PlanadoNotFoundException.class);
        assertThat(PLANADO.entities("clients")).hasSize(1);
    }

    @Test
    void an_update_does_not_create_what_was_deleted_by_its_uuid() {
        Exchange made = camel.ok("planado:clients/upsert", client("C-1", "A"));
        camel.ok(
                "planado:clients/delete",
                null,
                Map.of(PlanadoConstants.ID, made.getMessage().getHeader(PlanadoConstants.UUID)));

        assertThat(camel.send("planado:clients/update?id=C-1", Map.of("organization_name", "B"))
                        .getException())
                .isInstanceOf(PlanadoNotFoundException.class);
        assertThat(PLANADO.entities("clients")).isEmpty();
    }

    @Test
    void an_update_does_not_create_what_a_get_or_a_delete_found_missing() {
        camel.ok("planado:clients/upsert", client("C-1", "A"));
        camel.ok("planado:clients/upsert", client("C-2", "A"));
        PLANADO.office().delete("clients", "C-1");
        PLANADO.office().delete("clients", "C-2");

        camel.send("planado:clients/get?id=C-1", null);
        camel.send("planado:clients/delete?id=C-2", null);
        camel.send("planado:clients/update?id=C-1", Map.of("organization_name", "B"));
        camel.send("planado:clients/update?id=C-2", Map.of("organization_name", "B"));

        assertThat(PLANADO.entities("clients")).isEmpty();
    }

    @Test
    void a_blank_or_shapeless_external_id_is_refused_before_anything_is_sent() {
        int before = PLANADO.requests().size();

        for (Object id : List.of("  ", Map.of("x", 1), List.of())) {
            assertThat(camel.send("planado:jobs/upsert", Map.of("external_id", id))
                            .getException())
                    .isInstanceOf(PlanadoValidationException.class);
            assertThat(camel.send("planado:jobs/create", Map.of("external_id", id))
                            .getException())
                    .isInstanceOf(PlanadoValidationException.class);
        }
        assertThat(PLANADO.requests()).hasSize(before);
    }

    @Test
    void many_upserts_of_one_id_at_once_all_succeed_and_make_one_job() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Exchange>> upserts = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Map<String, Object> body = Map.of("external_id", "ORD-" + i % 3, "description", "no. " + i);
                upserts.add(() -> camel.ok("planado:jobs/upsert", body));
            }
            for (Future<Exchange> upsert : pool.invokeAll(upserts)) {
                assertThat(upsert.get().getException()).isNull();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(PLANADO.entities("jobs")).hasSize(3);
    }

    private static Map<String, Object> body(String resource, String id, String text) {
        return switch (resource) {
            case "clients" -> client(id, text);
            case "sites" -> Map.of("external_id", id, "name", "Depot", "description", text);
            default -> Map.of("external_id", id, "description", text);
        };
    }

    private static Map<String, Object> client(String id, String name) {
        return Map.of("external_id", id, "organization", true, "organization_name", name);
    }

    private static List<String> calls() {
        return PLANADO.requests().stream()
                .map(request -> request.method() + " " + request.rawPath())
                .toList();
    }
}
