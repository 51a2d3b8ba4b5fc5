package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which changes are fetched whole before they are told. */
class PollingDetailTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @Test
    void always_tells_what_get_gives() throws Exception {
        try (Polling polling = polling("detail=always")) {
            PLANADO.office().create("jobs", Map.of("external_id", "j"));

            Exchange told = polling.poll().get(0);

            assertThat(told.getMessage().getHeader(PlanadoConstants.BODY)).isEqualTo("full");
            assertThat(body(told).containsKey("timestamps")).isTrue();
            assertThat(gets()).isEqualTo(1);
        }
    }

    @Test
    void missing_fetches_only_when_a_required_key_is_absent_and_then_every_one_is_there() throws Exception {
        try (Polling polling = polling("detail=missing&requiredFields=status,client")) {
            PLANADO.office().create("jobs", Map.of("external_id", "j"));
            assertThat(polling.poll()).hasSize(1);
            assertThat(gets()).isZero();
        }
        try (Polling polling = polling("detail=missing&requiredFields=timestamps, no_such_key")) {
            long before = gets();
            PLANADO.office().create("jobs", Map.of("external_id", "j2"));

            Exchange told = polling.poll().get(0);

            assertThat(gets()).isEqualTo(before + 1);
            assertThat(body(told).get("timestamps")).isNotNull();
            assertThat(body(told).containsKey("no_such_key")).isTrue();
            assertThat(body(told).get("no_such_key")).isNull();
        }
    }

    @Test
    void a_job_that_is_not_finished_is_never_fetched_for_its_resolution() throws Exception {
        try (Polling polling = polling("detail=missing&requiredFields=resolution")) {
            PLANADO.office().create("jobs", Map.of("external_id", "j"));

            Exchange told = polling.poll().get(0);

            assertThat(gets()).isZero();
            assertThat(body(told).containsKey("resolution")).isTrue();
            assertThat(body(told).get("resolution")).isNull();
            assertThat(told.getMessage().getHeader(PlanadoConstants.BODY)).isEqualTo("row");
            finish();

            Exchange finished = polling.poll().get(0);

            assertThat(gets()).isEqualTo(1);
            assertThat(body(finished).get("resolution")).isNotNull();
        }
    }

    @Test
    void the_version_is_that_of_the_fetched_entity() throws Exception {
        try (Polling polling = polling("detail=always")) {
            PLANADO.office().create("jobs", Map.of("external_id", "j"));
            PLANADO.office().create("jobs", Map.of("external_id", "k"));
            polling.doing(exchange -> {
                if ("j".equals(exchange.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID))) {
                    PLANADO.office().update("jobs", "k", Map.of("description", "meanwhile"));
                }
            });

            List<Object> versions = polling.poll(PlanadoConstants.VERSION);

            assertThat(versions).containsExactly(1L, 2L);
            assertThat(polling.poll()).isEmpty();
        }
    }

    @Test
    void an_entity_that_is_gone_is_told_as_deleted_with_its_uuid() throws Exception {
        try (Polling polling = polling("detail=always")) {
            String uuid = PLANADO.office()
                    .create("jobs", Map.of("external_id", "j"))
                    .get("uuid")
                    .asText();
            PLANADO.faults().answer("GET", "/jobs/.*").status(404, "{\"message\":\"not found\"}");

            Exchange told = polling.poll().get(0);

            assertThat(told.getMessage().getHeaders())
                    .containsEntry(PlanadoConstants.EVENT_TYPE, "job_deleted")
                    .containsEntry(PlanadoConstants.CHANGE, "deleted")
                    .containsEntry(PlanadoConstants.BODY, "none");
            assertThat(body(told)).isEqualTo(Map.of("uuid", uuid));
        }
    }

    @Test
    void an_entity_that_cannot_be_fetched_now_is_told_by_a_later_poll() throws Exception {
        try (Polling polling = new Polling(
                PLANADO, "planado:jobs?detail=always", component -> component.setMaxRetries(0), context -> {})) {
            polling.poll();
            PLANADO.office().create("jobs", Map.of("external_id", "j"));
            PLANADO.faults().answer("GET", "/jobs/.*").status(500, "oops");
            assertThat(polling.poll()).isEmpty();
            assertThat(polling.failures()).hasSize(1);

            assertThat(polling.pollIds()).containsExactly("j");
        }
    }

    @Test
    void an_entity_that_can_never_be_fetched_holds_up_no_other() throws Exception {
        try (Polling polling = new Polling(
                PLANADO, "planado:jobs?detail=always", component -> component.setMaxRetries(0), context -> {})) {
            polling.poll();
            String uuid = PLANADO.office()
                    .create("jobs", Map.of("external_id", "j"))
                    .get("uuid")
                    .asText();
            PLANADO.office().create("jobs", Map.of("external_id", "k"));
            PLANADO.faults().answer("GET", "/jobs/" + uuid).times(9).status(500, "oops");
            assertThat(polling.poll()).isEmpty();

            assertThat(polling.pollIds()).containsExactly("k");
        }
    }

    @Test
    void a_key_that_is_refused_ends_the_poll_because_every_other_entity_would_be_refused_too() throws Exception {
        try (Polling polling = polling("detail=always")) {
            PLANADO.office().create("jobs", Map.of("external_id", "j"));
            PLANADO.office().create("jobs", Map.of("external_id", "k"));
            PLANADO.faults().answer("GET", "/jobs/.*").status(401, "{\"message\":\"Unauthorized\"}");

            assertThat(polling.poll()).isEmpty();

            assertThat(gets()).isEqualTo(1);
            assertThat(polling.failures()).hasSize(1).allMatch(PlanadoAuthenticationException.class::isInstance);
            assertThat(polling.pollIds()).containsExactlyInAnyOrder("j", "k");
        }
    }

    @Test
    void missing_without_required_fields_is_refused() {
        assertThatThrownBy(() -> polling("detail=missing")).rootCause().hasMessageContaining("requiredFields");
    }

    private static Polling polling(String options) throws Exception {
        Polling polling = new Polling(PLANADO, "planado:jobs?" + options);
        polling.poll();
        return polling;
    }

    private static Map<?, ?> body(Exchange told) {
        return told.getMessage().getBody(Map.class);
    }

    /** Calls of get since the start of the test. A walk over a list that is not empty ends with one. */
    private static long gets() {
        return PLANADO.requests().stream()
                .filter(request -> request.rawPath().startsWith("/jobs/"))
                .count();
    }

    private static void finish() {
        PLANADO.worker().enRoute("j");
        PLANADO.worker().start("j");
        PLANADO.worker().finish("j");
    }
}
