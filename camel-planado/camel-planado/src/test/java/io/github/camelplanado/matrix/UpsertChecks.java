package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static io.github.camelplanado.matrix.Stand.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;

/** Upserts: one entity with what was sent, whatever happened before. */
final class UpsertChecks {

    /** An external id in the form of a uuid. */
    private static final String UUID_LIKE = "0f5c2a7e-3d1b-4c6a-9e8f-112233445566";

    private static final Map<String, Object> JOB = Map.of(
            "external_id", "whole",
            "description", "first",
            "scheduled_at", "2027-01-10T09:00:00Z",
            "scheduled_duration", Map.of("minutes", 45),
            "assignee", Map.of("worker", Map.of("email", "ann@example.org")),
            "address", Map.of("formatted", "1 Main Street"),
            "contacts", List.of(Map.of("name", "Bob", "type", "phone", "value", "+15550100")));

    private UpsertChecks() {}

    static List<Check> all() {
        List<Check> all = new ArrayList<>();
        all.add(Check.of("upsert of a whole job", UpsertChecks::wholeJob));
        all.addAll(Check.each("upsert of a new and a known one", Samples.all(), UpsertChecks::newAndKnown));
        all.addAll(Check.each("upsert of what others made", Samples.all(), UpsertChecks::madeByOthers));
        all.addAll(Check.each("upsert after a deletion", Samples.all(), UpsertChecks::afterDeletion));
        all.addAll(Check.each("upsert with lost answers", Samples.all(), UpsertChecks::lostAnswers));
        all.addAll(Check.blind(Check.each("upserts at once", Samples.ENTITIES, UpsertChecks::atOnce)));
        all.addAll(Check.each("upsert with an external id like a uuid", Samples.ENTITIES, UpsertChecks::idLikeUuid));
        all.addAll(Check.each("upsert with a long external id", Samples.ENTITIES, UpsertChecks::longId));
        all.addAll(Check.each("upsert with any character in the id", Samples.ENTITIES, UpsertChecks::anyCharacter));
        return all;
    }

    private static void wholeJob(Stand stand) {
        stand.ok("planado:jobs/upsert", JOB);
        requireJob(stand, "first");
        stand.ok("planado:jobs/upsert", with(JOB, "description", "second"));
        requireJob(stand, "second");
        assertThat(stand.planado().count("jobs")).isEqualTo(1);
    }

    private static void requireJob(Stand stand, String description) {
        JsonNode kept = stand.entity("jobs", "whole");
        assertThat(kept.path("description").asText()).isEqualTo(description);
        assertThat(Instant.parse(kept.path("scheduled_at").asText())).isEqualTo("2027-01-10T09:00:00Z");
        assertThat(kept.at("/scheduled_duration/minutes").asInt()).isEqualTo(45);
        assertThat(kept.at("/assignee/worker/email").asText()).isEqualTo("ann@example.org");
        assertThat(kept.at("/address/formatted").asText()).isEqualTo("1 Main Street");
        assertThat(kept.at("/contacts/0/value").asText()).isEqualTo("+15550100");
    }

    private static Check.Promise newAndKnown(String resource) {
        return stand -> {
            Map<String, Object> first = body(stand, resource, "new", "first");
            long before = stand.planado().count(resource);
            stand.ok(upsert(resource), first);
            stand.requireText(resource, "new", "first");
            stand.ok(upsert(resource), body(stand, resource, "new", "second"));
            stand.requireText(resource, "new", "second");
            assertThat(stand.planado().count(resource)).isEqualTo(before + 1);
        };
    }

    private static Check.Promise madeByOthers(String resource) {
        return stand -> {
            stand.made(resource, body(stand, resource, "made", "first"));
            long before = stand.planado().count(resource);
            stand.ok(upsert(resource), body(stand, resource, "made", "second"));
            stand.requireText(resource, "made", "second");
            assertThat(stand.planado().count(resource)).isEqualTo(before);
        };
    }

    private static Check.Promise afterDeletion(String resource) {
        return stand -> {
            stand.ok(upsert(resource), body(stand, resource, "again", "first"));
            stand.planado().office().delete(resource, "again");
            stand.ok(upsert(resource), body(stand, resource, "again", "second"));
            stand.requireText(resource, "again", "second");
        };
    }

    private static Check.Promise lostAnswers(String resource) {
        return stand -> {
            Map<String, Object> first = body(stand, resource, "lost", "first");
            long before = stand.planado().count(resource);
            String calls = Samples.ENTITIES.contains(resource) ? "/" + resource + ".*" : "/catalog/.*";
            stand.planado().faults().answer("*", calls).closeAfterWork();
            stand.ok(upsert(resource), first);
            stand.requireText(resource, "lost", "first");
            stand.planado().faults().answer("*", calls).closeBeforeWork();
            stand.ok(upsert(resource), body(stand, resource, "lost", "second"));
            stand.requireText(resource, "lost", "second");
            assertThat(stand.planado().count(resource)).isEqualTo(before + 1);
        };
    }

    private static Check.Promise atOnce(String resource) {
        return stand -> {
            ExecutorService pool = Executors.newFixedThreadPool(3);
            try {
                List<Callable<Exchange>> upserts = IntStream.range(0, 6)
                        .<Callable<Exchange>>mapToObj(number -> () ->
                                stand.camel().send(upsert(resource), body(stand, resource, "race", "no. " + number)))
                        .toList();
                for (Future<Exchange> upsert : pool.invokeAll(upserts)) {
                    assertThat(upsert.get().getException()).isNull();
                }
                assertThat(stand.planado().count(resource)).isEqualTo(1);
            } finally {
                pool.shutdown();
            }
        };
    }

    private static Check.Promise idLikeUuid(String resource) {
        return stand -> upsertsTwice(stand, resource, UUID_LIKE);
    }

    private static Check.Promise longId(String resource) {
        return stand -> upsertsTwice(stand, resource, "x".repeat(300));
    }

    private static Check.Promise anyCharacter(String resource) {
        return stand -> upsertsTwice(stand, resource, "A/7 #ü?%");
    }

    private static void upsertsTwice(Stand stand, String resource, String id) {
        stand.ok(upsert(resource), body(stand, resource, id, "first"));
        stand.ok(upsert(resource), body(stand, resource, id, "second"));
        assertThat(stand.planado().entities(resource)).singleElement().satisfies(entity -> {
            assertThat(entity.path("external_id").asText()).isEqualTo(id);
            assertThat(entity.path(Samples.textKey(resource)).asText()).isEqualTo("second");
        });
    }

    private static String upsert(String resource) {
        return "planado:" + resource + "/upsert";
    }
}
