package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names instead of uuids: the end is right whatever the vendor takes, and a list of names costs its calls once. */
class NamesTest {

    private static final Map<String, Object> BY_NAME = Map.of(
            "external_id",
            "ORD-1",
            "template",
            Map.of("name", "Repair"),
            "job_type",
            Map.of("name", "check"),
            "assignee",
            Map.of("team", Map.of("name", "North team")),
            "territory",
            Map.of("name", "North"),
            "skills",
            List.of(Map.of("name", "gas"), Map.of("name", "electric")),
            "possible_resolutions",
            List.of(Map.of("name", "Done"), Map.of("name", "No access")));

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
    @ValueSource(strings = {"all", "documented"})
    void a_job_is_made_by_names_whichever_of_them_the_vendor_takes(String accepted) {
        PLANADO.knobs(Knobs.defaults()
                .with(Knob.NAME_REFERENCES, accepted)
                .with(Knob.AMBIGUOUS_NAMES, "first")
                .with(Knob.UUID_BESIDE_NAME, "refuse"));

        camel.ok("planado:jobs/create", BY_NAME);

        JsonNode job = PLANADO.entity("jobs", "ORD-1");
        assertThat(job.at("/template/name").asText()).isEqualTo("Repair");
        assertThat(job.at("/type/code").asText()).isEqualTo("check");
        assertThat(job.at("/assignee/team/name").asText()).isEqualTo("North team");
        assertThat(job.at("/territory/name").asText()).isEqualTo("North");
        assertThat(job.path("skills").findValuesAsText("name")).containsExactly("gas", "electric");
        assertThat(job.path("possible_resolutions").findValuesAsText("name")).containsExactly("Done", "No access");
    }

    @Test
    void what_the_documentation_takes_by_name_goes_through_at_no_cost() {
        camel.ok(
                "planado:jobs/create",
                Map.of(
                        "template",
                        Map.of("name", "Repair"),
                        "job_type",
                        Map.of("code", "check"),
                        "assignee",
                        Map.of("worker", Map.of("email", "ann@example.org"))));

        // The look at the new job is for its assignee, and not for names.
        String uuid = PLANADO.entities("jobs").get(0).path("uuid").asText();
        assertThat(calls()).containsExactly("POST /jobs", "GET /jobs/" + uuid);
        assertThat(PLANADO.requests().get(0).body().toString())
                .contains("{\"name\":\"Repair\"}", "{\"code\":\"check\"}", "{\"email\":\"ann@example.org\"}");
    }

    @Test
    void a_list_is_read_once_for_many_names_and_many_calls() {
        for (int i = 0; i < 3; i++) {
            camel.ok(
                    "planado:jobs/create",
                    Map.of("skills", List.of(Map.of("name", "gas"), Map.of("name", "electric"))));
        }

        assertThat(readings("skills")).isEqualTo(1);
        assertThat(calls()).endsWith("POST /jobs", "POST /jobs", "POST /jobs");
        assertThat(PLANADO.lastRequest().body().at("/skills/0").fieldNames())
                .toIterable()
                .containsExactly("uuid");
    }

    @Test
    void many_calls_that_need_a_list_at_once_read_it_once() throws Exception {
        PLANADO.faults().answer("GET", "/skills").delay(Duration.ofMillis(300));
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(camel.context()
                    .createProducerTemplate()
                    .asyncSend(
                            "planado:jobs/create",
                            exchange ->
                                    exchange.getMessage().setBody(Map.of("skills", List.of(Map.of("name", "gas"))))));
        }
        for (CompletableFuture<Exchange> one : sent) {
            assertThat(one.get(20, TimeUnit.SECONDS).getException()).isNull();
        }

        assertThat(PLANADO.entities("jobs")).hasSize(20);
        assertThat(readings("skills")).isEqualTo(1);
    }

    @Test
    void routes_that_waited_for_one_list_go_on_side_by_side() throws Exception {
        CountDownLatch all = new CountDownLatch(3);
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:blocking").to("planado:jobs/create").process(exchange -> {
                    all.countDown();
                    exchange.setProperty("met", all.await(10, TimeUnit.SECONDS));
                });
            }
        });
        PLANADO.faults().answer("GET", "/skills").delay(Duration.ofMillis(300));
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sent.add(camel.context()
                    .createProducerTemplate()
                    .asyncSend(
                            "direct:blocking",
                            exchange ->
                                    exchange.getMessage().setBody(Map.of("skills", List.of(Map.of("name", "gas"))))));
        }

        for (CompletableFuture<Exchange> one : sent) {
            assertThat(one.get(20, TimeUnit.SECONDS).getProperty("met")).isEqualTo(true);
        }
        assertThat(readings("skills")).isEqualTo(1);
    }

    @Test
    void a_call_whose_list_waits_for_the_budget_holds_no_thread() throws Exception {
        try (TestCamel paced = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(240))) {
            AsyncProducer producer = (AsyncProducer)
                    paced.context().getEndpoint("planado:jobs/create").createProducer();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(Map.of("skills", List.of(Map.of("name", "gas"))));
            CompletableFuture<Boolean> done = new CompletableFuture<>();

            boolean ended = producer.process(exchange, done::complete);

            assertThat(ended).as("ended on the caller's thread").isFalse();
            assertThat(done.get(20, TimeUnit.SECONDS)).isFalse();
            assertThat(exchange.getException()).isNull();
            assertThat(PLANADO.entities("jobs")).hasSize(1);
        }
    }

    @Test
    void a_uuid_costs_nothing_and_a_name_beside_it_is_left_out() {
        PLANADO.knob(Knob.UUID_BESIDE_NAME, "refuse");
        String uuid = uuid("skills", "gas");

        camel.ok("planado:jobs/create", Map.of("skills", List.of(Map.of("uuid", uuid, "name", "as it was read"))));

        assertThat(calls()).containsExactly("POST /jobs");
        assertThat(PLANADO.lastRequest().body().path("skills").toString()).isEqualTo("[{\"uuid\":\"" + uuid + "\"}]");
    }

    @Test
    void unknown_names_are_refused_before_the_call_with_their_places_and_those_near_to_them() {
        Exchange failed = camel.send(
                "planado:jobs/create",
                Map.of(
                        "skills",
                        List.of(Map.of("name", "gas"), Map.of("name", "elektric")),
                        "territory",
                        Map.of("name", "West")));

        assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoValidationException.class, refused -> {
            assertThat(refused.getStatus()).isZero();
            assertThat(refused.isRefused()).isTrue();
            assertThat(refused.getFieldErrors()).containsOnlyKeys("skills[1].name", "territory.name");
            assertThat(refused.getFieldErrors().get("skills[1].name"))
                    .containsExactly("no skill has the name 'elektric'; near to it: 'electric'");
        });
        assertThat(PLANADO.entities("jobs")).isEmpty();
    }

    @Test
    void a_thousand_messages_with_a_name_that_does_not_exist_cost_one_reading() {
        for (int i = 0; i < 1000; i++) {
            camel.send("planado:jobs/create", Map.of("skills", List.of(Map.of("name", "magic"))));
        }

        assertThat(readings("skills")).isEqualTo(1);
        assertThat(calls()).doesNotContain("POST /jobs");
    }

    @Test
    void a_new_name_is_not_refused_for_good_because_another_was_wrong_just_now() {
        camel.send("planado:jobs/create", Map.of("skills", List.of(Map.of("name", "magic"))));
        PLANADO.office().create("skills", Map.of("name", "water"));

        Exchange early = camel.send("planado:jobs/create", Map.of("skills", List.of(Map.of("name", "water"))));
        Exchange wrong = camel.send(
                "planado:jobs/create", Map.of("skills", List.of(Map.of("name", "water"), Map.of("name", "magic"))));

        assertThat(early.getException()).isInstanceOfSatisfying(PlanadoRateLimitException.class, pause -> {
            assertThat(pause.isRetryable()).isTrue();
            assertThat(pause.isRefused()).isFalse();
            assertThat(pause.getRetryAfter()).isPositive();
            assertThat(pause)
                    .hasMessageContaining("skills[0].name: no skill has the name 'water'")
                    .hasMessageMatching(".*was read \\d+ s ago and is read again in \\d+ s.*");
        });
        assertThat(wrong.getException())
                .isInstanceOfSatisfying(
                        PlanadoValidationException.class,
                        refused -> assertThat(refused.getFieldErrors()).containsOnlyKeys("skills[1].name"));
        assertThat(readings("skills")).isEqualTo(1);
        assertThat(calls()).doesNotContain("POST /jobs");
    }

    @Test
    void a_thousand_names_that_do_not_exist_cost_one_reading() {
        for (int i = 0; i < 1000; i++) {
            camel.send("planado:jobs/create", Map.of("skills", List.of(Map.of("name", "magic " + i))));
        }

        assertThat(readings("skills")).isEqualTo(1);
        assertThat(calls()).doesNotContain("POST /jobs");
    }

    @Test
    void a_name_that_came_after_the_list_was_read_is_found() {
        camel.ok("planado:jobs/create", Map.of("skills", List.of(Map.of("name", "gas"))));
        PLANADO.office().create("skills", Map.of("name", "water"));

        camel.ok("planado:jobs/create", Map.of("skills", List.of(Map.of("name", "water"))));

        assertThat(PLANADO.entities("jobs")).hasSize(2);
    }

    @Test
    void a_name_that_two_have_is_refused_with_both_uuids() {
        String one = uuid("skills", "gas");
        String other = PLANADO.office()
                .create("skills", Map.of("name", "gas"))
                .path("uuid")
                .asText();

        Exchange failed = camel.send("planado:jobs/create", Map.of("skills", List.of(Map.of("name", "gas"))));

        assertThat(failed.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining(one)
                .hasMessageContaining(other);
    }

    @Test
    void after_a_refusal_that_names_the_reference_the_list_is_read_anew() {
        camel.ok("planado:jobs/create", Map.of("territory", Map.of("name", "North")));
        PLANADO.office().delete("territories", uuid("territories", "North"));
        PLANADO.office().create("territories", Map.of("name", "North"));

        Exchange refused = camel.send("planado:jobs/create", Map.of("territory", Map.of("name", "North")));
        Exchange again = camel.send("planado:jobs/create", Map.of("territory", Map.of("name", "North")));

        assertThat(refused.getException())
                .isInstanceOfSatisfying(
                        PlanadoValidationException.class,
                        failure -> assertThat(failure.getStatus()).isEqualTo(422));
        assertThat(again.getException()).isNull();
    }

    @Test
    void a_filter_takes_the_address_of_a_worker() {
        PLANADO.knob(Knob.FILTERS_HONOURED, true);
        camel.ok(
                "planado:jobs/create",
                Map.of("external_id", "A", "assignee", Map.of("worker", Map.of("email", "ann@example.org"))));
        camel.ok(
                "planado:jobs/create",
                Map.of("external_id", "B", "assignee", Map.of("worker", Map.of("email", "bob@example.org"))));

        Exchange found = camel.ok(
                "planado:jobs/list?paging=all",
                null,
                Map.of(PlanadoConstants.FILTER, Map.of("assignee[worker_uuid]", "bob@example.org")));

        assertThat(TestCamel.list(found)).singleElement().asString().contains("external_id=B");
        assertThat(PLANADO.lastRequest().query("assignee[worker_uuid]")).isEqualTo(uuid("users", "bob@example.org"));
    }

    @Test
    void an_id_may_be_the_name_of_a_template_or_a_dictionary() {
        Exchange template = camel.ok("planado:templates/get", null, Map.of(PlanadoConstants.ID, "Repair"));
        Exchange values =
                camel.ok("planado:dictionaries/values?paging=all", null, Map.of(PlanadoConstants.ID, "Boiler model"));

        assertThat(TestCamel.map(template)).containsEntry("name", "Repair");
        assertThat(TestCamel.list(values)).hasSize(2);
        assertThat(template.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo(uuid("templates", "Repair"));
    }

    @Test
    void people_are_called_by_their_address() {
        Map<String, Object> bob = Map.of(PlanadoConstants.ID, "bob@example.org");
        String path = "/users/" + uuid("users", "bob@example.org");

        camel.ok(
                "planado:users/update-shifts",
                Map.of(
                        "shifts",
                        List.of(Map.of(
                                "time_from",
                                "2027-03-01T08:00:00Z",
                                "time_to",
                                "2027-03-01T16:00:00Z",
                                "working",
                                true,
                                "territory",
                                Map.of("name", "North"),
                                "job_type",
                                Map.of("name", "check")))),
                bob);
        Exchange shifts = camel.ok(
                "planado:users/shifts?paging=all",
                null,
                Map.of(
                        PlanadoConstants.ID,
                        "bob@example.org",
                        PlanadoConstants.FROM,
                        "2027-03-01",
                        PlanadoConstants.TO,
                        "2027-03-02"));
        camel.ok("planado:users/update", Map.of("skills", List.of(Map.of("name", "gas"))), bob);

        assertThat(calls()).contains("PATCH " + path + "/shifts", "GET " + path + "/shifts", "PATCH " + path);
        assertThat(TestCamel.list(shifts).toString()).contains("name=North").contains("code=check");
        assertThat(readings("users")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "documented"})
    void a_search_for_people_takes_names_of_skills_and_territories(String accepted) {
        PLANADO.knob(Knob.NAME_REFERENCES, accepted);

        camel.ok(
                "planado:users/search-nearby",
                Map.of(
                        "geometry",
                        Map.of(
                                "type",
                                "circle",
                                "center",
                                Map.of("latitude", 59.9, "longitude", 30.3),
                                "radius_m",
                                1000),
                        "territory",
                        Map.of("name", "North"),
                        "skills",
                        List.of(Map.of("name", "gas"))));

        assertThat(PLANADO.lastRequest().body().at("/skills/0/uuid").asText()).isEqualTo(uuid("skills", "gas"));
    }

    @Test
    void a_product_is_put_into_the_category_that_is_not_in_the_archive() {
        PLANADO.office().create("units", Map.of("name", "piece", "code", "pc"));
        JsonNode old = PLANADO.office().create("product-categories", Map.of("name", "Pumps"));
        PLANADO.office().archive("product-categories", old.path("uuid").asText(), true);
        JsonNode current = PLANADO.office().create("product-categories", Map.of("name", "Pumps"));

        camel.ok(
                "planado:products/create",
                Map.of("name", "Pump 7", "unit", Map.of("name", "piece"), "category", Map.of("name", "Pumps")));

        assertThat(PLANADO.lastRequest().body().at("/category/uuid")).isEqualTo(current.path("uuid"));
        assertThat(PLANADO.lastRequest().body().at("/unit/name").asText()).isEqualTo("piece");
    }

    @Test
    void a_template_that_does_not_exist_is_refused_by_name_and_not_found_by_uuid() {
        Exchange byName =
                camel.send("planado:templates/get?notFound=null", null, Map.of(PlanadoConstants.ID, "Repairs"));
        Exchange byUuid = camel.ok(
                "planado:templates/get?notFound=null",
                null,
                Map.of(PlanadoConstants.ID, UUID.randomUUID().toString()));

        assertThat(byName.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("near to it: 'Repair'");
        assertThat(byUuid.getMessage().getBody()).isNull();
    }

    @Test
    void the_value_of_a_pick_list_becomes_its_uuid_only_where_the_body_asks_for_it() {
        Map<String, Object> asked = Map.of("uuid_of", "Model 9", "dictionary", "Boiler model");
        camel.ok(
                "planado:jobs/create",
                Map.of(
                        "external_id",
                        "ORD-1",
                        "custom_fields",
                        List.of(
                                field("As text", asked),
                                field("As object", Map.of("uuid", asked)),
                                field("As given", "Model 9"))));

        String uuid = uuid("dictionary-values", "Model 9");
        JsonNode sent = PLANADO.lastRequest().body().path("custom_fields");
        assertThat(sent.at("/0/value").asText()).isEqualTo(uuid);
        assertThat(sent.at("/1/value/uuid").asText()).isEqualTo(uuid);
        assertThat(sent.at("/2/value").asText()).isEqualTo("Model 9");
    }

    @Test
    void a_value_that_its_pick_list_does_not_have_is_refused() {
        Exchange failed = camel.send(
                "planado:jobs/create",
                Map.of(
                        "custom_fields",
                        List.of(field("Model", Map.of("uuid_of", "Model 8", "dictionary", "Boiler model")))));

        assertThat(failed.getException())
                .isInstanceOfSatisfying(
                        PlanadoValidationException.class,
                        refused -> assertThat(refused.getFieldErrors())
                                .containsOnlyKeys("custom_fields[0].value.uuid_of"));
    }

    @Test
    void a_list_that_cannot_be_read_fails_the_call_and_is_tried_again_by_the_next() {
        PLANADO.faults().answer("GET", "/skills").times(4).status(503, "{}");
        Map<String, Object> body = Map.of("skills", List.of(Map.of("name", "gas")));

        assertThat(camel.send("planado:jobs/create", body).getException()).isInstanceOf(PlanadoServerException.class);
        camel.ok("planado:jobs/create", body);
    }

    @Test
    void a_dry_run_shows_names_as_given_and_reads_nothing() {
        Exchange shown = camel.ok("planado:jobs/create?dryRun=true", BY_NAME);

        assertThat(TestCamel.map(shown).get("body")).isEqualTo(BY_NAME);
        assertThat(calls()).isEmpty();
    }

    private static Map<String, Object> field(String name, Object value) {
        return Map.of("name", name, "field_type", "dictionary", "value", value);
    }

    private static String uuid(String resource, String name) {
        return PLANADO.entities(resource).stream()
                .filter(entity -> List.of("name", "code", "email").stream()
                        .anyMatch(key -> entity.path(key).asText().equals(name)))
                .findFirst()
                .orElseThrow()
                .path("uuid")
                .asText();
    }

    /** How often a list was begun; its further pages have a cursor. */
    private static long readings(String list) {
        return PLANADO.requests().stream()
                .filter(request -> request.rawPath().equals("/" + list) && request.query("after") == null)
                .count();
    }

    private static List<String> calls() {
        return PLANADO.requests().stream()
                .map(request -> request.method() + " " + request.rawPath())
                .toList();
    }
}
