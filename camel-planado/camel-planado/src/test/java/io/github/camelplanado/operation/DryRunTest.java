package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PathId;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code dryRun} of every operation: the request of the catalogue with ids and body in place, and nothing sent. */
class DryRunTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private TestCamel camel;

    static List<ApiCall> calls() {
        return Catalogue.calls();
    }

    static Stream<Resource> upserts() {
        return Stream.of(Resource.values())
                .filter(resource -> Catalogue.operations(resource).contains(Operation.UPSERT));
    }

    @BeforeEach
    void start() {
        camel = new TestCamel(PLANADO);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void each_call_is_shown_and_not_sent(ApiCall call) {
        Exchange shown = camel.ok(
                "planado:" + call.operationId().replace('.', '/') + "?dryRun=true", "{\"a\": null}", headers());

        assertThat(TestCamel.map(shown))
                .containsEntry("method", call.method())
                .containsEntry("path", call.path(id -> id.name() + "%2F1"));
        boolean takesBody = List.of("POST", "PATCH").contains(call.method());
        Map<String, Object> body = new HashMap<>();
        body.put("a", null);
        assertThat(TestCamel.map(shown).get("body")).isEqualTo(takesBody ? body : null);
        assertThat(PLANADO.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("upserts")
    void each_upsert_shows_its_first_request(Resource resource) {
        Exchange shown = camel.ok("planado:" + resource.path() + "/upsert?dryRun=true", "{\"a\": 1}", headers());

        assertThat(TestCamel.map(shown).get("method"))
                .isEqualTo(resource == Resource.CLIENTS || resource == Resource.SITES ? "PATCH" : "POST");
        assertThat(PLANADO.requests()).isEmpty();
    }

    private static Map<String, Object> headers() {
        Map<String, Object> headers = new HashMap<>();
        for (PathId id : PathId.values()) {
            headers.put(id.header(), id.name() + "/1");
        }
        headers.put(PlanadoConstants.FROM, "2027-03-01");
        headers.put(PlanadoConstants.TO, "2027-03-02");
        return headers;
    }
}
