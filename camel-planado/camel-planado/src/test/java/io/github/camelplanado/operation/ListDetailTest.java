package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.RecordingBudget;
import io.github.camelplanado.TestCamel;
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

/** {@code detail}: a list whose rows are fetched whole. */
class ListDetailTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(4).build();

    private TestCamel camel;

    @BeforeEach
    void start() {
        camel = new TestCamel(PLANADO);
        for (int i = 1; i <= 9; i++) {
            PLANADO.office().create("jobs", Map.of("external_id", "ORD-" + i, "description", "x"));
        }
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 32})
    void all_entities_come_whole_and_in_the_order_of_the_list(int concurrency) {
        String uri = "planado:jobs/list?detail=always&detailConcurrency=" + concurrency;

        List<Object> all = TestCamel.list(camel.ok(uri + "&paging=all", null));
        assertThat(ids(all)).containsExactly(newestFirst());
        assertThat(TestCamel.values(all, "timestamps")).doesNotContainNull();
        assertThat(ids(camel.streamed(uri + "&paging=stream"))).containsExactly(newestFirst());
        Exchange page = camel.ok(uri + "&paging=page", null);
        assertThat(ids(TestCamel.list(page))).containsExactly("ORD-9", "ORD-8", "ORD-7", "ORD-6");
        assertThat(page.getMessage().getHeader("CamelPlanadoNextAfter"))
                .isEqualTo(PLANADO.entity("jobs", "ORD-6").path("uuid").asText());
    }

    @Test
    void what_was_fetched_is_not_fetched_again_until_its_version_changes() {
        String uri = "planado:jobs/list?paging=all&detail=always";
        camel.ok(uri, null);
        assertThat(gets()).isEqualTo(9);
        camel.ok(uri, null);
        assertThat(gets()).isEqualTo(9);

        PLANADO.office().update("jobs", "ORD-3", Map.of("description", "new"));
        List<Object> again = TestCamel.list(camel.ok(uri, null));

        assertThat(gets()).isEqualTo(10);
        assertThat(TestCamel.values(again, "description"))
                .containsOnlyOnce("new")
                .hasSize(9);
    }

    @Test
    void only_rows_that_lack_a_required_key_are_fetched() {
        PLANADO.worker().start("ORD-2");
        PLANADO.worker().finish("ORD-2");
        String uri = "planado:jobs/list?paging=all&detail=missing&requiredFields=";

        List<Object> jobs = TestCamel.list(camel.ok(uri + "resolution,client", null));

        assertThat(gets()).as("the finished one only").isEqualTo(1);
        assertThat(jobs)
                .allSatisfy(job -> assertThat(((Map<?, ?>) job).keySet().toString())
                        .contains("resolution")
                        .contains("client")
                        .doesNotContain("client_uuid"));
        camel.ok(uri + "description", null);
        assertThat(gets()).isEqualTo(1);
        List<Object> odd = TestCamel.list(camel.ok(uri + "no_such_key", null));
        assertThat(odd).allMatch(job -> ((Map<?, ?>) job).containsKey("no_such_key"));
    }

    @Test
    void an_entity_that_is_gone_meanwhile_is_left_out() {
        String gone = PLANADO.entity("jobs", "ORD-5").path("uuid").asText();
        PLANADO.faults().answer("GET", "/jobs/" + gone).times(1).status(404, "{}");

        assertThat(ids(TestCamel.list(camel.ok("planado:jobs/list?paging=all&detail=always", null))))
                .hasSize(8)
                .doesNotContain("ORD-5");
    }

    @Test
    void another_failure_fails_the_list() {
        String failing = PLANADO.entity("jobs", "ORD-5").path("uuid").asText();
        PLANADO.faults().answer("GET", "/jobs/" + failing).times(1).status(403, "{}");

        assertThat(camel.send("planado:jobs/list?paging=all&detail=always", null)
                        .getException())
                .hasMessageContaining("403");
    }

    @Test
    void a_get_that_the_vendor_lacks_does_not_empty_the_list() {
        PLANADO.office().create("services", new HashMap<>(Map.of("name", "Check")));
        PLANADO.knob(Knob.MISSING_OPERATIONS, "services.get");

        assertThat(camel.send("planado:services/list?paging=all&detail=always", null)
                        .getException())
                .hasMessageContaining("only inferred");
    }

    @Test
    void every_get_takes_a_turn_from_the_budget() {
        RecordingBudget budget = new RecordingBudget();
        try (TestCamel counted = new TestCamel(PLANADO, component -> component.setBudget(budget.budget()))) {
            counted.ok("planado:jobs/list?paging=all&detail=always&priority=low", null);
        }
        assertThat(budget.turns()).hasSize(PLANADO.requests().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "planado:teams/list?detail=always|detail is for lists",
                "planado:jobs/get?detail=always|detail is for lists",
                "planado:jobs/history?detail=always|detail is for lists",
                "planado:jobs/list?detail=missing|requiredFields",
                "planado:jobs/list?detailConcurrency=0|1 to 32",
                "planado:users/create?readBack=true|no call that gets one user",
                "planado:users/update-shifts?readBack=true|no call that gets one user",
                "planado:raw/call?readBack=true|readBack cannot be done",
                "planado:jobs/delete?readBack=true|nothing after a delete"
            })
    void options_that_cannot_be_obeyed_are_refused_with_the_endpoint(String uri, String why) {
        assertThatThrownBy(() -> camel.context().getEndpoint(uri)).hasStackTraceContaining(why);
    }

    private static long gets() {
        return PLANADO.requests().stream()
                .map(RecordedRequest::rawPath)
                .filter(path -> path.startsWith("/jobs/"))
                .count();
    }

    private static List<Object> ids(List<Object> jobs) {
        return TestCamel.values(jobs, "external_id");
    }

    private static Object[] newestFirst() {
        return new Object[] {"ORD-9", "ORD-8", "ORD-7", "ORD-6", "ORD-5", "ORD-4", "ORD-3", "ORD-2", "ORD-1"};
    }
}
