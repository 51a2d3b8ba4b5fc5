package io.github.camelplanado.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.EntityLift;
import org.junit.jupiter.api.Test;

/** What is news, and what may be learnt silently. */
class ComparisonTest {

    private final ChangeStore store = new MemoryStore();
    private final Untold untold = new Untold();
    private final Comparison comparison =
            new Comparison(store, "s", Resource.JOBS, new EntityLift(ZoneOffset.UTC), untold);

    @Test
    void what_waits_to_be_told_is_not_learnt() {
        List<Row> waiting = rows("failed", 1);
        comparison.changes(waiting, Change.Source.HEAD, false).forEach(untold::add);

        comparison.learn(waiting);
        comparison.learn(rows("old", 4));

        assertThat(store.known("s", Set.of("failed", "old"))).isEqualTo(Map.of("old", 4L));
    }

    @Test
    void what_is_known_already_is_not_learnt_again_because_its_newer_version_is_a_change() {
        comparison.learn(rows("j", 1));
        List<Row> changed = rows("j", 2);

        comparison.learn(changed);

        assertThat(comparison.changes(changed, Change.Source.SWEEP, false))
                .extracting(Change::eventType, Change::version)
                .containsExactly(tuple("job_updated", 2L));
    }

    @Test
    void a_row_without_version_is_told_once_and_without_one() {
        ObjectNode row = WireJson.mapper().createObjectNode().put("uuid", "j");
        List<Row> rows = comparison.rows(List.of(row));
        List<Change> told = comparison.changes(rows, Change.Source.HEAD, false);

        assertThat(told).extracting(Change::version).containsExactly((Long) null);
        store.told("s", Map.of("j", 0L));
        assertThat(comparison.changes(rows, Change.Source.HEAD, false)).isEmpty();
    }

    private List<Row> rows(String uuid, long version) {
        return comparison.rows(
                List.of(WireJson.mapper().createObjectNode().put("uuid", uuid).put("version", version)));
    }
}
