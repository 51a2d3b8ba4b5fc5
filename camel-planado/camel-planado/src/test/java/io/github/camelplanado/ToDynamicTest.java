package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code toD} with ids that change: one endpoint for all of them. */
class ToDynamicTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private TestCamel camel;

    @BeforeEach
    void start() throws Exception {
        camel = new TestCamel(PLANADO);
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").toD("planado:jobs/get?id=${header.x}&notFound=null");
                from("direct:fail").toD("planado:jobs/get?id=${header.x}");
                from("direct:list")
                        .toD("planado:${header.resource}/list?paging=page&filter.updated_at[after]=${header.x}"
                                + "&filter.a=1&after=${header.y}&priority=low");
                from("direct:several")
                        .toD("planado:jobs/list?paging=page&filter.status[]=${header.x}&filter.status[]=finished");
                from("direct:write").toD("planado:jobs/update?id=${header.x}&notifyAssignees=${header.tell}");
            }
        });
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void a_thousand_ids_leave_one_endpoint_and_no_header() {
        for (int i = 0; i < 1_000; i++) {
            Exchange got = camel.ok("direct:get", null, Map.of("x", "ORD-" + i));
            assertThat(got.getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.ID);
        }

        assertThat(PLANADO.requests()).hasSize(1_000);
        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo("/jobs/ORD-999");
        assertThat(planadoEndpoints()).containsExactly("planado://jobs/get?notFound=null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "a&output=json", "a=b?c#d", "50%", "%2F", "1+1", "two words", "Заказ №7", "RAW(x)", "🙂"})
    void an_id_may_have_any_characters(String id) {
        PLANADO.office().create("jobs", Map.of("external_id", id));

        assertThat(TestCamel.map(camel.ok("direct:get", null, Map.of("x", id)))).containsEntry("external_id", id);
        assertThat(planadoEndpoints()).hasSize(1);
    }

    @Test
    void a_filter_that_is_repeated_is_sent_with_all_its_values() {
        camel.ok("direct:several", null, Map.of("x", "posted"));

        assertThat(PLANADO.lastRequest().query()).containsEntry("status[]", List.of("posted", "finished"));
    }

    @Test
    void the_header_is_taken_away_after_a_failure_too() {
        Exchange failed = camel.send("direct:fail", null, Map.of("x", "none"));

        assertThat(failed.getException()).isInstanceOf(PlanadoNotFoundException.class);
        assertThat(failed.getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.ID);
    }

    @Test
    void a_header_of_the_route_wins_and_stays() {
        camel.ok("direct:get", null, Map.of("x", "of-the-uri", PlanadoConstants.ID, "of-the-header"));

        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo("/jobs/of-the-header");
        Exchange got = camel.ok("direct:get", null, Map.of("x", "a", PlanadoConstants.ID, "b"));
        assertThat(got.getMessage().getHeader(PlanadoConstants.ID)).isEqualTo("b");
    }

    @Test
    void filters_join_those_of_the_header_key_by_key() {
        PLANADO.office().create("sites", Map.of("name", "Depot"));
        String first = PLANADO.entities("sites").get(0).path("uuid").asText();
        Map<String, Object> filter = Map.of("a", "2", "b", List.of("3", "4"));

        Exchange listed = camel.ok(
                "direct:list",
                null,
                Map.of(
                        "resource",
                        "sites",
                        "x",
                        "2027-01-01T00:00:00+01:00",
                        "y",
                        first,
                        PlanadoConstants.FILTER,
                        filter));

        // An empty page behind a cursor is followed by a look at the entity of that cursor.
        assertThat(PLANADO.requests().get(0).query())
                .containsEntry("updated_at[after]", List.of("2027-01-01T00:00:00+01:00"))
                .containsEntry("a", List.of("2"))
                .containsEntry("b", List.of("3", "4"))
                .containsEntry("after", List.of(first));
        assertThat(listed.getMessage().getHeader(PlanadoConstants.FILTER)).isEqualTo(filter);
        assertThat(listed.getMessage().getHeaders())
                .doesNotContainKeys(PlanadoConstants.AFTER, PlanadoConstants.PRIORITY);
        assertThat(planadoEndpoints()).containsExactly("planado://sites/list?paging=page");
    }

    @Test
    void a_text_is_converted_as_the_option_would_be() {
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1"));
        Map<String, Object> body = new HashMap<>();
        body.put("description", null);

        camel.ok("direct:write", body, Map.of("x", "ORD-1", "tell", "false"));

        assertThat(PLANADO.lastRequest().headers()).containsEntry("x-planado-notify-assignees", "false");
    }

    private List<String> planadoEndpoints() {
        return camel.context().getEndpoints().stream()
                .map(endpoint -> endpoint.getEndpointUri())
                .filter(uri -> uri.startsWith("planado"))
                .toList();
    }
}
