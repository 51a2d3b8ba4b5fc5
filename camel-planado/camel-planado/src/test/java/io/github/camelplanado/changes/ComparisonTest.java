package io.github.camelplanado.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.EntityState;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.EntityLift;
import org.junit.jupiter.api.Test;

/** What is news, and what may be learnt silently. */
class ComparisonTest {

    private final ChangeStore store = new MemoryStore();
    private final Untold untold = new Untold();
    private final StoreKnowledge knowledge = new StoreKnowledge(store, "s", untold);
    private final Comparison comparison = new Comparison(knowledge, Resource.JOBS, new EntityLift(ZoneOffset.UTC));

    @Test
    void what_waits_to_be_told_is_not_learnt() {
        List<Row> waiting = rows("failed", 1);
        comparison.changes(waiting, Change.Source.HEAD, false).forEach(untold::add);

        learn(waiting);
        learn(rows("old", 4));

        assertThat(store.known("s", Set.of("failed", "old"))).isEqualTo(Map.of("old", EntityState.ofVersion(4L)));
    }

    @Test
    void what_is_known_already_is_not_learnt_again_because_its_newer_version_is_a_change() {
        learn(rows("j", 1));
        List<Row> changed = rows("j", 2);

        learn(changed);

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
        store.told("s", Map.of("j", EntityState.ofVersion(null)));
        assertThat(comparison.changes(rows, Change.Source.HEAD, false)).isEmpty();
    }

    @Test
    void without_versions_a_state_is_news_once_whatever_the_order_of_its_keys() {
        List<Change> created = skills("{\"uuid\": \"s\", \"name\": \"gas\"}");
        tell(created);

        assertThat(created).extracting(Change::eventType, Change::version).containsExactly(tuple("skill_created", (Long)
                null));
        assertThat(skills("{\"name\": \"gas\", \"uuid\": \"s\"}")).isEmpty();
        assertThat(skills("{\"uuid\": \"s\", \"name\": \"electric\"}"))
                .extracting(Change::eventType)
                .containsExactly("skill_updated");
    }

    @Test
    void an_entity_that_goes_back_to_an_earlier_state_is_told_under_another_key() {
        List<Change> first = tell(skills("{\"uuid\": \"s\", \"name\": \"gas\"}"));
        List<Change> second = tell(skills("{\"uuid\": \"s\", \"name\": \"electric\"}"));
        List<Change> back = tell(skills("{\"uuid\": \"s\", \"name\": \"gas\"}"));
        List<Change> again = tell(skills("{\"uuid\": \"s\", \"name\": \"electric\"}"));

        assertThat(Stream.of(first, second, back, again).map(told -> told.get(0).key()))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith("skill:s:"));
    }

    @Test
    void a_change_that_is_read_again_before_it_was_told_has_the_same_key_and_is_no_news() {
        tell(skills("{\"uuid\": \"s\", \"name\": \"gas\"}"));
        List<Change> failed = skills("{\"uuid\": \"s\", \"name\": \"electric\"}");
        assertThat(skills("{\"uuid\": \"s\", \"name\": \"electric\"}").get(0).key())
                .isEqualTo(failed.get(0).key());

        failed.forEach(untold::add);

        assertThat(skills("{\"uuid\": \"s\", \"name\": \"electric\"}")).isEmpty();
    }

    @Test
    void a_state_that_was_told_takes_the_place_of_a_later_one_that_waits() {
        tell(skills("{\"uuid\": \"s\", \"name\": \"gas\"}"));
        skills("{\"uuid\": \"s\", \"name\": \"electric\"}").forEach(untold::add);

        skills("{\"uuid\": \"s\", \"name\": \"gas\"}").forEach(untold::add);

        assertThat(untold.all())
                .extracting(change -> change.body().path("name").asText())
                .containsExactly("gas");
    }

    @Test
    void the_secret_of_a_webhook_is_in_no_body_and_in_no_fingerprint() {
        Comparison webhooks = comparison(Resource.WEBHOOKS);
        String webhook = "{\"uuid\": \"w\", \"url\": \"https://example.org\", \"secret\": \"%s\"}";

        List<Row> one = webhooks.rows(List.of(object(webhook.formatted("s3cret-1"))));
        List<Row> other = webhooks.rows(List.of(object(webhook.formatted("s3cret-2"))));

        assertThat(one.toString()).doesNotContain("secret", "s3cret");
        assertThat(other.get(0).hash()).isEqualTo(one.get(0).hash());
        assertThat(one.get(0).entity().path("url").asText()).isEqualTo("https://example.org");
    }

    private List<Change> skills(String row) {
        Comparison skills = comparison(Resource.SKILLS);
        return skills.changes(skills.rows(List.of(object(row))), Change.Source.SWEEP, false);
    }

    private void learn(List<Row> rows) {
        knowledge.learn(comparison.learnable(rows));
    }

    private List<Change> tell(List<Change> changes) {
        changes.forEach(change -> store.told("s", Map.of(change.uuid(), change.state())));
        return changes;
    }

    private Comparison comparison(Resource resource) {
        return new Comparison(knowledge, resource, new EntityLift(ZoneOffset.UTC));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) WireJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<Row> rows(String uuid, long version) {
        return comparison.rows(
                List.of(WireJson.mapper().createObjectNode().put("uuid", uuid).put("version", version)));
    }
}
