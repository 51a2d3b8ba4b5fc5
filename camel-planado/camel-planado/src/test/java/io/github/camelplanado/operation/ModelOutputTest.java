package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.model.Client;
import io.github.camelplanado.api.model.Contact;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.api.model.Reference;
import io.github.camelplanado.api.model.Site;
import io.github.camelplanado.api.model.VendorTime;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code output=model}, and models and builders as bodies. */
class ModelOutputTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private TestCamel camel;

    @BeforeEach
    void start() {
        camel = new TestCamel(PLANADO, component -> component.setTimeZone("Europe/Berlin"));
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void a_builder_writes_and_a_record_comes_back() {
        camel.ok("planado:clients/create", Client.createOrganization("Acme").externalId("C1"));
        Exchange written = camel.ok(
                "planado:jobs/create?readBack=true&output=model",
                Job.create()
                        .externalId("ORD-1")
                        .client(Reference.externalId("C1"))
                        .scheduledDuration(Duration.ofMinutes(90))
                        .build());

        Job job = written.getMessage().getBody(Job.class);
        assertThat(written.getMessage().getBody()).isInstanceOf(Job.class);
        assertThat(job.scheduledDuration()).isEqualTo(Duration.ofMinutes(90));
        assertThat(job.client().externalId()).isEqualTo("C1");
        assertThat(job.uuid()).isEqualTo(written.getMessage().getHeader(PlanadoConstants.UUID));
        assertThat(camel.ok("planado:jobs/get?id=ORD-1&output=model", null)
                        .getMessage()
                        .getBody())
                .isEqualTo(job);
    }

    @Test
    void without_read_back_the_answer_is_the_vendors() {
        Exchange written =
                camel.ok("planado:jobs/create?output=model", Job.create().externalId("ORD-1"));

        assertThat(TestCamel.map(written)).containsOnlyKeys("job_uuid");
    }

    @Test
    void lists_give_records_in_the_shape_of_get() {
        camel.ok(
                "planado:clients/create", Client.createPerson().firstName("Ann").externalId("C1"));
        camel.ok("planado:jobs/create", Job.create().externalId("ORD-1").client(Reference.externalId("C1")));

        Job row = (Job) TestCamel.list(camel.ok("planado:jobs/list?paging=all&output=model", null))
                .get(0);

        assertThat(row.externalId()).isEqualTo("ORD-1");
        assertThat(row.client().uuid())
                .isEqualTo(PLANADO.entity("clients", "C1").path("uuid").asText());
        assertThat(row.has("custom_fields")).isFalse();
        assertThat(row.unknown()).doesNotContainKey("client_uuid");
        assertThat(TestCamel.list(camel.ok("planado:clients/list?paging=page&output=model", null)))
                .allMatch(Client.class::isInstance);
        camel.ok("planado:sites/create", Site.create("Plant"));
        assertThat(TestCamel.list(camel.ok("planado:sites/list?paging=all&output=model", null)))
                .allMatch(Site.class::isInstance);
    }

    @Test
    void times_without_a_zone_get_the_components_in_lists_and_in_get() {
        PLANADO.knob(Knob.ZONELESS_TIMES, "all");
        camel.ok(
                "planado:jobs/create",
                Job.create().externalId("ORD-1").scheduledAt(Instant.parse("2027-07-04T08:00:00Z")));

        Job row = (Job) TestCamel.list(camel.ok("planado:jobs/list?paging=all&output=model", null))
                .get(0);
        Job got = (Job) camel.ok("planado:jobs/get?id=ORD-1&output=model", null)
                .getMessage()
                .getBody();

        // The simulator tells 08:00 of its own zone and leaves the zone out; the component was told Berlin.
        assertThat(row.scheduledAt().toInstant()).isEqualTo("2027-07-04T06:00:00Z");
        assertThat(got.scheduledAt().toInstant()).isEqualTo("2027-07-04T06:00:00Z");
        assertThat(got.createdAt().offset()).isPresent();
    }

    @Test
    void a_stream_gives_records_one_by_one() throws Exception {
        camel.ok("planado:sites/create", Site.create("Plant"));
        List<Object> told = new CopyOnWriteArrayList<>();
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sites")
                        .to("planado:sites/list?output=model")
                        .split(body())
                        .streaming()
                        .process(exchange -> told.add(exchange.getMessage().getBody()));
            }
        });

        camel.ok("direct:sites", null);

        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        Site.class, site -> assertThat(site.name()).isEqualTo("Plant"));
    }

    @Test
    void an_edit_needs_no_id_and_clears_what_is_null() {
        camel.ok("planado:jobs/create", Job.create().externalId("ORD-1").description("old"));
        Job job = (Job) camel.ok("planado:jobs/get?id=ORD-1&output=model", null)
                .getMessage()
                .getBody();

        camel.ok("planado:jobs/update", job.edit().description(null));

        assertThat(PLANADO.lastRequest().rawPath()).endsWith("/jobs/" + job.uuid());
        assertThat(PLANADO.lastRequest().body()).hasToString("{\"description\":null}");
        assertThat(PLANADO.entity("jobs", "ORD-1").path("description").isNull()).isTrue();

        camel.ok("planado:jobs/update", job.edit().description("new"), Map.of(PlanadoConstants.ID, "ORD-1"));
        assertThat(PLANADO.lastRequest().rawPath()).endsWith("/jobs/ORD-1");
    }

    @Test
    void a_creation_does_for_an_upsert_again_and_again() {
        for (int i = 0; i < 2; i++) {
            camel.ok("planado:jobs/upsert", Job.create().externalId("ORD-1").description("Leaks " + i));
            camel.ok("planado:sites/upsert", Site.create("Plant " + i).externalId("S1"));
            camel.ok(
                    "planado:clients/upsert",
                    Client.createPerson().firstName("Ann").externalId("C1"));
        }

        assertThat(PLANADO.entity("jobs", "ORD-1").path("description").asText()).isEqualTo("Leaks 1");
        assertThat(PLANADO.entity("sites", "S1").path("name").asText()).isEqualTo("Plant 1");
        assertThat(PLANADO.entity("clients", "C1").path("first_name").asText()).isEqualTo("Ann");
    }

    @Test
    void parts_of_builders_do_in_a_map_and_a_builder_in_a_raw_call() {
        camel.ok(
                "planado:jobs/create",
                Map.of(
                        "external_id",
                        "ORD-1",
                        "contacts",
                        List.of(Contact.phone("Ann", "+1")),
                        "scheduled_at",
                        new VendorTime("2027-03-04T08:00:00Z")));
        assertThat(PLANADO.lastRequest().body().path("contacts"))
                .hasToString("[{\"name\":\"Ann\",\"value\":\"+1\",\"type\":\"phone\"}]");
        assertThat(PLANADO.lastRequest().body().path("scheduled_at").asText()).isEqualTo("2027-03-04T08:00:00Z");

        camel.ok(
                "planado:raw/call",
                Job.update().description(null),
                Map.of(PlanadoConstants.METHOD, "PATCH", PlanadoConstants.PATH, "/jobs/ORD-1"));
        assertThat(PLANADO.lastRequest().body()).hasToString("{\"description\":null}");
    }

    @Test
    void an_edit_makes_no_second_entity() {
        camel.ok("planado:jobs/create", Job.create().externalId("ORD-1"));
        Job job = (Job) camel.ok("planado:jobs/get?id=ORD-1&output=model", null)
                .getMessage()
                .getBody();

        Exchange refused = camel.send("planado:jobs/create", job.edit().description("new"));

        assertThat(refused.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining(job.uuid())
                .hasMessageContaining("Send it to update");
        assertThat(PLANADO.entities("jobs")).hasSize(1);
    }

    @Test
    void a_record_that_was_read_is_no_body_and_the_sentence_names_the_builder() {
        camel.ok("planado:jobs/create", Job.create().externalId("ORD-1"));
        int before = PLANADO.requests().size();

        Exchange refused = camel.send("planado:jobs/update?id=ORD-1", Job.parse("{\"uuid\":\"j-1\"}"));

        assertThat(refused.getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("job.edit()")
                .hasMessageContaining("Job.create…()");
        assertThat(PLANADO.requests()).hasSize(before);
    }

    @Test
    void a_body_for_something_else_is_refused_before_sending() {
        assertThat(camel.send("planado:jobs/create", Site.create("Plant")).getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("built for sites and cannot write jobs");
        assertThat(camel.send(
                                "planado:jobs/update?id=6f1c5b1e-9a3b-4c8d-8e2f-0123456789ab",
                                Job.create().template(Reference.name("Boiler check")))
                        .getException())
                .isInstanceOf(PlanadoValidationException.class)
                .hasMessageContaining("does not take template");
        assertThat(PLANADO.requests()).isEmpty();
    }

    @Test
    void a_builder_that_breaks_a_limit_fails_the_exchange_and_sends_nothing() {
        Exchange refused =
                camel.send("planado:clients/create", Client.createPerson().firstName("x".repeat(51)));

        assertThat(refused.getException())
                .isInstanceOfSatisfying(
                        PlanadoValidationException.class,
                        refusal -> assertThat(refusal.getFieldErrors())
                                .containsEntry("first_name", List.of("has 51 characters, at most 50 are allowed")));
        assertThat(PLANADO.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planado:jobs/history?id=x&output=model",
                "planado:jobs/locations?id=x&output=model",
                "planado:teams/list?output=model",
                "planado:webhooks/list?output=model"
            })
    void where_there_is_no_model_the_endpoint_is_refused(String uri) {
        assertThatThrownBy(() -> camel.context().getEndpoint(uri))
                .rootCause()
                .hasMessageContaining("output=model must be map, json or node here")
                .hasMessageContaining("jobs, clients and sites");
    }
}
