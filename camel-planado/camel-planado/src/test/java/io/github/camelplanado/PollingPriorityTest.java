package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelplanado.api.Priority;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What consumers read by themselves gives way, unless the route says otherwise. */
class PollingPriorityTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(5).build();

    private final RecordingBudget budget = new RecordingBudget();

    @Test
    void heads_walks_and_fetched_entities_have_low_priority_by_default() throws Exception {
        try (Polling polling = polling("planado:jobs?detail=always")) {
            readInEveryWay(polling, "jobs", Map.of());
        }
        try (Polling polling = polling("planado:sites?detail=always")) {
            readInEveryWay(polling, "sites", Map.of("name", "Depot"));
        }
        assertThat(budget.turns()).containsOnly(Priority.LOW);
    }

    @Test
    void all_of_them_obey_the_option() throws Exception {
        try (Polling polling = polling("planado:jobs?detail=always&priority=high")) {
            readInEveryWay(polling, "jobs", Map.of());
        }
        assertThat(budget.turns()).containsOnly(Priority.HIGH);
    }

    private void readInEveryWay(Polling polling, String resource, Map<String, String> entity) {
        int before = budget.turns().size();
        PLANADO.office().create(resource, entity);
        assertThat(polling.poll()).isEmpty();
        PLANADO.office().create(resource, entity);
        assertThat(polling.poll()).hasSize(1);
        assertThat(budget.turns())
                .as("two pages of the walk and its last entity, a page of the head, the entity")
                .hasSizeGreaterThanOrEqualTo(before + 5);
    }

    private Polling polling(String uri) throws Exception {
        return new Polling(PLANADO, uri, component -> component.setBudget(budget.budget()), context -> {});
    }
}
