package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeedTest {
    private static final Map<String, Object> CLIENT =
            Map.of("organization", true, "organization_name", "Customer {n}", "external_id", "c-{n}");

    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(100).build();

    private final Http http = new Http(planado);

    @Test
    void aMillionClientsAreMadeAtOnceAndEachPageCostsTheSame() {
        planado.office().seed("clients", 1_000_000, CLIENT);
        assertThat(planado.count("clients")).isEqualTo(1_000_000);
        time("/clients", 20);
        Duration top = time("/clients", 50);
        Duration deep = time("/clients?after=" + uuid("c-1001"), 50);
        assertThat(deep).isLessThan(top.multipliedBy(5).plusMillis(500));
        assertThat(http.get("/clients").json().at("/clients/0/name").asText()).isEqualTo("Customer 1000000");
        assertThat(http.get("/clients?after=" + uuid("c-1")).json().path("clients"))
                .isEmpty();
    }

    private Duration time(String path, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            assertThat(http.get(path).json().path("clients")).hasSize(100);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String uuid(String externalId) {
        return planado.entity("clients", externalId).path("uuid").asText();
    }

    @Test
    void aWalkSeesSeededAndOtherClientsOnceEachNewestFirst() {
        planado.office().create("clients", organization("before"));
        planado.office().seed("clients", 250, CLIENT);
        planado.office().create("clients", organization("after"));
        Set<String> seen = new HashSet<>();
        JsonNode page = http.get("/clients").json().path("clients");
        assertThat(page.path(0).path("external_id").asText()).isEqualTo("after");
        String last = "";
        while (!page.isEmpty()) {
            for (JsonNode client : page) {
                last = client.path("external_id").asText();
                assertThat(seen.add(last)).isTrue();
            }
            page = http.get("/clients?after=" + uuid(last)).json().path("clients");
        }
        assertThat(seen).hasSize(252);
        assertThat(last).isEqualTo("before");
        assertThat(planado.entities("clients")).hasSize(252);
    }

    private static Map<String, Object> organization(String externalId) {
        return Map.of("organization", true, "organization_name", externalId, "external_id", externalId);
    }

    @Test
    void aSeededClientIsChangedAndDeletedLikeAnyOther() {
        planado.office().seed("clients", 3, CLIENT);
        String uuid = uuid("c-2");
        assertThat(http.patch("/clients/c-2", "{\"organization_name\":\"Other\"}")
                        .status())
                .isEqualTo(200);
        JsonNode changed = http.get("/clients/" + uuid).json().path("client");
        assertThat(changed.path("name").asText()).isEqualTo("Other");
        assertThat(changed.path("version").asLong()).isEqualTo(2);
        assertThat(http.delete("/clients/c-3").status()).isEqualTo(204);
        assertThat(http.get("/clients/c-3").status()).isEqualTo(404);
        assertThat(http.get("/clients").json().path("clients")).hasSize(2);
        assertThat(planado.count("clients")).isEqualTo(2);
        assertThat(http.post("/clients", "{\"organization\":true,\"organization_name\":\"x\",\"external_id\":\"c-1\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void seededJobsHaveTheirNumberAndTheirHistory() {
        planado.office().seed("jobs", 3, Map.of("external_id", "j-{n}", "description", "Visit {n}"));
        long first = planado.entity("jobs", "j-1").path("serial_no").asLong();
        assertThat(planado.entity("jobs", "j-3").path("serial_no").asLong()).isEqualTo(first + 2);
        assertThat(planado.office().create("jobs", Map.of()).path("serial_no").asLong())
                .isEqualTo(first + 3);
        assertThat(http.get("/jobs/j-2/history").json().at("/events/0/type").asText())
                .isEqualTo("job_created");
        planado.worker().start("j-2");
        assertThat(http.get("/jobs/j-2/history").json().path("events")).hasSize(2);
    }

    @Test
    void anExternalIdThatIsTakenOrNotNumberedIsRefused() {
        planado.office().create("clients", organization("c-7"));
        assertThatThrownBy(() -> planado.office().seed("clients", 7, CLIENT)).hasMessageContaining("used by another");
        assertThatThrownBy(() -> planado.office().seed("clients", 2, organization("one")))
                .hasMessageContaining("{n}");
    }

    @Test
    void theControlApiSeedsToo() {
        http.control(
                "POST", "/seed/sites", "{\"count\":40,\"pattern\":{\"name\":\"Depot {n}\",\"external_id\":\"s-{n}\"}}");
        assertThat(http.control("GET", "/stats", null)
                        .json()
                        .at("/entities/sites")
                        .asInt())
                .isEqualTo(40);
        assertThat(http.get("/sites/s-40").json().at("/site/name").asText()).isEqualTo("Depot 40");
    }
}
