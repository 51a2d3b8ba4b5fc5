package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code raw/call}: any call, with the budget, the retries and the errors of all others. */
class RawCallTest {

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
    void the_whole_answer_comes_with_its_root_key() {
        PLANADO.office().create("jobs", Map.of("external_id", "ORD/1", "description", "x"));

        Exchange job = camel.ok("planado:raw/call", "ignored by a read", headers("get", "/jobs/ORD%2F1"));

        assertThat(TestCamel.map(job)).containsOnlyKeys("job");
        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo("/jobs/ORD%2F1");
        assertThat(PLANADO.lastRequest().body()).isNull();
        assertThat(job.getMessage().getHeader(PlanadoConstants.STATUS_CODE)).isEqualTo(200);
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @Test
    void a_query_is_a_map_or_text() {
        Map<String, Object> asMap = headers("GET", "/sites");
        asMap.put(
                PlanadoConstants.QUERY,
                Map.of("updated_at[after]", "2027-01-01T00:00:00Z", "x", List.of("a&b", "c d")));
        camel.ok("planado:raw/call", null, asMap);
        Map<String, List<String>> sent = PLANADO.lastRequest().query();

        Map<String, Object> asText = headers("GET", "/sites");
        asText.put(PlanadoConstants.QUERY, "updated_at[after]=2027-01-01T00:00:00Z&x=a%26b&x=c+d");
        camel.ok("planado:raw/call", null, asText);

        assertThat(sent)
                .containsEntry("updated_at[after]", List.of("2027-01-01T00:00:00Z"))
                .containsEntry("x", List.of("a&b", "c d"));
        assertThat(PLANADO.lastRequest().query()).isEqualTo(sent);
    }

    @Test
    void a_query_does_not_begin_with_its_question_mark() {
        Map<String, Object> headers = headers("GET", "/sites");
        headers.put(PlanadoConstants.QUERY, "?after=x");

        assertThat(camel.send("planado:raw/call", null, headers).getException())
                .hasMessageContaining("CamelPlanadoQuery begins behind the question mark");
        assertThat(PLANADO.requests()).isEmpty();
    }

    @Test
    void a_body_of_any_json_goes_as_it_is_nulls_included() {
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1", "description", "x"));
        Map<String, Object> body = new HashMap<>();
        body.put("description", null);

        camel.ok("planado:raw/call", body, headers("PATCH", "/jobs/ORD-1"));

        assertThat(PLANADO.lastRequest().body()).hasToString("{\"description\":null}");
        camel.send("planado:raw/call", "[1, 2.50, \"three\"]", headers("POST", "/jobs"));
        assertThat(PLANADO.lastRequest().body()).hasToString("[1,2.50,\"three\"]");
        camel.send("planado:raw/call", "", headers("POST", "/jobs"));
        assertThat(PLANADO.lastRequest().body()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|https://example.org/jobs",
                "GET|//example.org",
                "GET|/jobs/../users",
                "GET|/jobs/%2e%2e",
                "BREW|/jobs",
                "GET X|/jobs",
                "|/jobs",
                "GET|"
            })
    void what_leaves_the_api_is_refused_before_sending(String method, String path) {
        Exchange refused = camel.send("planado:raw/call", null, headers(method, path));

        assertThat(refused.getException()).isInstanceOf(PlanadoValidationException.class);
        assertThat(PLANADO.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT"})
    void a_method_that_does_no_harm_twice_is_repeated(String method) {
        PLANADO.faults().answer(method, "/jobs/ORD-1").times(1).closeAfterWork();

        camel.send("planado:raw/call", null, headers(method, "/jobs/ORD-1"));

        assertThat(PLANADO.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void another_method_whose_answer_is_lost_is_not_repeated(String method) {
        PLANADO.faults().answer(method, "/jobs.*").times(1).closeAfterWork();

        // An external id makes a modelled create safe; what it means to a raw path is not known.
        Exchange lost = camel.send("planado:raw/call", Map.of("external_id", "ORD-1"), headers(method, "/jobs"));

        assertThat(lost.getException()).isInstanceOf(PlanadoOutcomeUnknownException.class);
        assertThat(PLANADO.requests()).hasSize(1);
    }

    @Test
    void a_missing_entity_is_a_failure_or_null() {
        assertThat(camel.send("planado:raw/call", null, headers("GET", "/jobs/none"))
                        .getException())
                .isInstanceOf(PlanadoNotFoundException.class)
                .hasMessageContaining("no such call");
        assertThat(camel.ok("planado:raw/call?notFound=null", "x", headers("GET", "/jobs/none"))
                        .getMessage()
                        .getBody())
                .isNull();
    }

    @Test
    void a_dry_run_shows_the_request_and_sends_nothing() {
        Map<String, Object> headers = headers("POST", "/jobs");
        headers.put(PlanadoConstants.QUERY, "a=1");

        Exchange shown = camel.ok("planado:raw/call?dryRun=true", "[1]", headers);

        assertThat(TestCamel.map(shown))
                .containsEntry("method", "POST")
                .containsEntry("path", "/jobs")
                .containsEntry("query", Map.of("a", List.of("1")))
                .containsEntry("body", List.of(1));
        assertThat(PLANADO.requests()).isEmpty();
    }

    private static Map<String, Object> headers(String method, String path) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(PlanadoConstants.METHOD, method);
        headers.put(PlanadoConstants.PATH, path);
        return headers;
    }
}
