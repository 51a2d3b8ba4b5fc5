package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * What a route relies on, whatever the vendor turns out to be: the same checks against a simulator with any knobs, through real
 * routes, with the end state looked up in the simulator itself.
 */
final class KnobSuite {

    /** One promise of the connector. */
    enum Check {
        UPSERT_NEW_AND_KNOWN(KnobSuite::upsertNewAndKnown),
        UPSERT_WHAT_OTHERS_MADE(KnobSuite::upsertWhatOthersMade),
        UPSERT_AFTER_DELETION(KnobSuite::upsertAfterDeletion),
        UPSERT_WITH_LOST_ANSWERS(KnobSuite::upsertWithLostAnswers),
        UPSERT_AT_ONCE(KnobSuite::upsertAtOnce),
        UPSERT_CATALOG(KnobSuite::upsertCatalog),
        THREE_STATES(KnobSuite::threeStates),
        FIELDS_STAY(KnobSuite::fieldsStay),
        FIELDS_OF_CLIENTS_AND_SITES_STAY(KnobSuite::fieldsOfClientsAndSitesStay),
        UPDATE_NEVER_CREATES(KnobSuite::updateNeverCreates),
        DELETE(KnobSuite::delete),
        LISTS_ARE_WHOLE(KnobSuite::listsAreWhole),
        REFERENCES_ARE_WHOLE(KnobSuite::referencesAreWhole),
        POLLS_TELL_EVERYTHING(KnobSuite::pollsTellEverything);

        // Methods of the suite, without a state of their own.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Promise promise;

        Check(Promise promise) {
            this.promise = promise;
        }
    }

    /** What is kept or not. */
    private interface Promise {
        void keep(KnobSuite suite) throws Exception;
    }

    /**
     * How a check ended.
     *
     * @param calls requests of the whole check
     * @param failure null when the promise was kept
     */
    record Outcome(Check check, int calls, Throwable failure) {

        /** Refused in words, after few calls. */
        boolean isRefusal() {
            return failure instanceof Failed failed
                    && failed.getCause() instanceof PlanadoValidationException
                    && failed.calls <= 3;
        }
    }

    /** An operation that failed, and how many calls it took. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int calls;

        Failed(String uri, int calls, Throwable reason) {
            super(uri + " failed after " + calls + " calls", reason);
            this.calls = calls;
        }
    }

    private static final List<String> WRITTEN = List.of("jobs", "clients", "sites");
    private static final List<String> REFERENCES =
            List.of("teams", "skills", "territories", "job-types", "resolutions", "templates", "dictionaries");
    private static final List<String> CATALOG =
            List.of("services", "products", "service-categories", "product-categories", "units");

    private final PlanadoSimulator planado;
    private final Knobs knobs;
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private TestCamel camel;

    KnobSuite(PlanadoSimulator planado, Knobs knobs) {
        this.planado = planado;
        this.knobs = knobs;
    }

    /** Every check, each in an account of its own. */
    List<Outcome> run() throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        // Whoever uses an account whose times lack their zone tells the component which one it is.
        ZoneId zone = ZoneId.of(knobs.text(Knob.ZONELESS_READ_ZONE));
        try (TestCamel opened = new TestCamel(planado, component -> component.setTimeZone(zone.getId()))) {
            camel = opened;
            poller("jobs");
            poller("sites");
            for (Check check : Check.values()) {
                planado.reset();
                planado.knobs(knobs);
                Throwable failure = null;
                try {
                    check.promise.keep(this);
                } catch (Exception | AssertionError e) {
                    failure = e;
                }
                outcomes.add(new Outcome(check, planado.requests().size(), failure));
            }
        }
        return outcomes;
    }

    private void upsertNewAndKnown() {
        Map<String, Object> job = Map.of(
                "external_id", "new-1",
                "description", "first",
                "scheduled_at", "2027-01-10T09:00:00Z",
                "scheduled_duration", Map.of("minutes", 45),
                "assignee", Map.of("worker", Map.of("email", "ann@example.org")),
                "address", Map.of("formatted", "1 Main Street"),
                "contacts", List.of(Map.of("name", "Bob", "type", "phone", "value", "+15550100")));
        ok("planado:jobs/upsert", job);
        requireJob("first");
        Map<String, Object> changed = new HashMap<>(job);
        changed.put("description", "second");
        ok("planado:jobs/upsert", changed);
        requireJob("second");
        for (String resource : WRITTEN) {
            ok("planado:" + resource + "/upsert", body(resource, "both-" + resource, "first"));
            ok("planado:" + resource + "/upsert", body(resource, "both-" + resource, "second"));
            requireText(resource, "both-" + resource, "second");
            assertThat(planado.entities(resource)).hasSize(resource.equals("jobs") ? 2 : 1);
        }
    }

    private void requireJob(String description) {
        JsonNode kept = planado.entity("jobs", "new-1");
        assertThat(kept.path("description").asText()).isEqualTo(description);
        assertThat(Instant.parse(kept.path("scheduled_at").asText())).isEqualTo("2027-01-10T09:00:00Z");
        assertThat(kept.at("/scheduled_duration/minutes").asInt()).isEqualTo(45);
        assertThat(kept.at("/assignee/worker/email").asText()).isEqualTo("ann@example.org");
        assertThat(kept.at("/address/formatted").asText()).isEqualTo("1 Main Street");
        assertThat(kept.at("/contacts/0/value").asText()).isEqualTo("+15550100");
    }

    private void upsertWhatOthersMade() {
        for (String resource : WRITTEN) {
            planado.office().create(resource, body(resource, "made-" + resource, "first"));
            ok("planado:" + resource + "/upsert", body(resource, "made-" + resource, "second"));
            requireText(resource, "made-" + resource, "second");
            assertThat(planado.entities(resource)).hasSize(1);
        }
    }

    private void upsertAfterDeletion() {
        for (String resource : WRITTEN) {
            ok("planado:" + resource + "/upsert", body(resource, "again-" + resource, "first"));
            planado.office().delete(resource, "again-" + resource);
            ok("planado:" + resource + "/upsert", body(resource, "again-" + resource, "second"));
            requireText(resource, "again-" + resource, "second");
        }
    }

    private void upsertWithLostAnswers() {
        for (String resource : WRITTEN) {
            planado.faults().answer("*", "/" + resource + ".*").closeAfterWork();
            ok("planado:" + resource + "/upsert", body(resource, "lost-" + resource, "first"));
            requireText(resource, "lost-" + resource, "first");
            planado.faults().answer("*", "/" + resource + ".*").closeBeforeWork();
            ok("planado:" + resource + "/upsert", body(resource, "lost-" + resource, "second"));
            requireText(resource, "lost-" + resource, "second");
            assertThat(planado.entities(resource)).hasSize(1);
        }
    }

    private void upsertCatalog() {
        for (String resource : CATALOG) {
            int before = planado.entities(resource).size();
            String unit = planado.office()
                    .create("units", Map.of("name", "Metre for " + resource, "code", "m"))
                    .path("uuid")
                    .asText();
            String uri = "planado:" + resource + "/upsert";
            ok(uri, catalogBody(resource, "new-" + resource, "first", unit));
            ok(uri, catalogBody(resource, "new-" + resource, "second", unit));
            planado.office().create(resource, catalogBody(resource, "made-" + resource, "first", unit));
            ok(uri, catalogBody(resource, "made-" + resource, "second", unit));
            planado.faults().answer("POST", "/catalog/.*").closeAfterWork();
            ok(uri, catalogBody(resource, "lost-" + resource, "second", unit));

            for (String id : List.of("new-", "made-", "lost-")) {
                assertThat(planado.entity(resource, id + resource).path("name").asText())
                        .isEqualTo("second");
            }
            assertThat(planado.entities(resource)).hasSize(before + (resource.equals("units") ? 4 : 3));
        }
    }

    private static Map<String, Object> catalogBody(String resource, String id, String name, String unit) {
        return switch (resource) {
            case "units" -> Map.of("external_id", id, "name", name, "code", "x");
            case "products" -> Map.of("external_id", id, "name", name, "unit", Map.of("uuid", unit));
            default -> Map.of("external_id", id, "name", name);
        };
    }

    private void upsertAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (String resource : WRITTEN) {
                List<Callable<Exchange>> upserts = IntStream.range(0, 6)
                        .<Callable<Exchange>>mapToObj(number -> () -> camel.send(
                                "planado:" + resource + "/upsert", body(resource, "race-" + resource, "no. " + number)))
                        .toList();
                for (Future<Exchange> upsert : pool.invokeAll(upserts)) {
                    assertThat(upsert.get().getException()).isNull();
                }
                assertThat(planado.entities(resource)).hasSize(1);
            }
        } finally {
            pool.shutdown();
        }
    }

    private void threeStates() {
        Map<String, Object> job = body("jobs", "three", "kept");
        job.put("scheduled_at", "2027-01-10T09:00:00Z");
        job.put("assignee", Map.of("worker", Map.of("email", "ann@example.org")));
        ok("planado:jobs/upsert", job);
        Map<String, Object> change = new HashMap<>();
        change.put("assignee", null);
        change.put("scheduled_at", "2027-01-11T09:00:00Z");
        ok("planado:jobs/update?id=three", change);

        JsonNode changed = planado.entity("jobs", "three");
        assertThat(changed.path("assignee").isNull()).as("null clears").isTrue();
        assertThat(changed.path("description").asText()).as("absent keeps").isEqualTo("kept");
        assertThat(Instant.parse(changed.path("scheduled_at").asText())).isEqualTo("2027-01-11T09:00:00Z");
        change.put("scheduled_at", null);
        change.put("description", null);
        change.put("external_id", "three");
        ok("planado:jobs/upsert", change);

        JsonNode cleared = planado.entity("jobs", "three");
        assertThat(cleared.path("scheduled_at").isNull()).isTrue();
        assertThat(cleared.path("description").isNull()).isTrue();
    }

    private void fieldsStay() {
        Map<String, Object> job = body("jobs", "fields", "with fields");
        job.put("custom_fields", List.of(field("Floor", "1"), field("Gate", "A")));
        ok("planado:jobs/upsert", job);
        ok("planado:jobs/update?id=fields", Map.of("custom_fields", List.of(Map.of("name", "Floor", "value", "2"))));

        Map<String, String> values = new HashMap<>();
        planado.entity("jobs", "fields")
                .path("custom_fields")
                .forEach(field -> values.put(
                        field.path("name").asText(), field.path("value").asText()));
        assertThat(values).containsEntry("Floor", "2").containsEntry("Gate", "A");
    }

    private void fieldsOfClientsAndSitesStay() {
        for (String resource : List.of("clients", "sites")) {
            Map<String, Object> entity = body(resource, "fields", "with fields");
            entity.put("custom_fields", List.of(field("Floor", "1"), field("Gate", "A")));
            ok("planado:" + resource + "/upsert", entity);
            ok(
                    "planado:" + resource + "/update?id=fields",
                    Map.of("custom_fields", List.of(Map.of("name", "Floor", "value", "2"))));

            assertThat(planado.entity(resource, "fields").path("custom_fields").findValuesAsText("value"))
                    .containsExactlyInAnyOrder("2", "A");
        }
    }

    private static Map<String, Object> field(String name, String value) {
        return Map.of("name", name, "field_type", "input", "data_type", "string", "value", value);
    }

    private void updateNeverCreates() {
        for (String resource : WRITTEN) {
            Map<String, Object> change = body(resource, "nobody", "text");
            change.remove("external_id");
            change.remove("organization");
            assertThat(camel.send("planado:" + resource + "/update?id=nobody", change)
                            .getException())
                    .isInstanceOf(PlanadoNotFoundException.class);
            assertThat(planado.entities(resource)).isEmpty();
            planado.office().create(resource, body(resource, "somebody", "first"));
            ok("planado:" + resource + "/update?id=somebody", change);
            requireText(resource, "somebody", "text");
        }
    }

    private void delete() {
        for (String resource : List.of("jobs", "clients")) {
            planado.office().create(resource, body(resource, "gone-" + resource, "first"));
            ok("planado:" + resource + "/delete?id=gone-" + resource, null);
            assertThat(planado.entity(resource, "gone-" + resource)).isNull();
            assertThat(camel.send("planado:" + resource + "/delete?id=gone-" + resource, null)
                            .getException())
                    .isInstanceOf(PlanadoNotFoundException.class);
            ok("planado:" + resource + "/delete?notFound=null&id=gone-" + resource, null);
        }
    }

    private void listsAreWhole() {
        for (String resource : WRITTEN) {
            int count = Math.min(2 * knobs.pageSize(resource) + 1, 45);
            List<String> uuids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                uuids.add(
                        0,
                        planado.office()
                                .create(resource, body(resource, "row-" + resource + i, "text"))
                                .path("uuid")
                                .asText());
            }
            List<String> all = TestCamel.list(ok("planado:" + resource + "/list?paging=all", null)).stream()
                    .map(KnobSuite::uuid)
                    .toList();
            assertThat(all).isEqualTo(uuids);
            assertThat(streamed(resource)).isEqualTo(uuids);
        }
        List<String> webhooks = IntStream.range(0, 3)
                .mapToObj(number ->
                        planado.webhooks().register("http://127.0.0.1:9/" + number, "secret", List.of("job_updated")))
                .toList();
        assertThat(TestCamel.list(ok("planado:webhooks/list?paging=all", null)).stream()
                        .map(KnobSuite::uuid))
                .isEqualTo(webhooks);
    }

    private void referencesAreWhole() {
        for (String resource : REFERENCES) {
            List<String> uuids = planado.entities(resource).stream()
                    .map(entity -> entity.path("uuid").asText())
                    .toList();
            assertThat(TestCamel.list(ok("planado:" + resource + "/list?paging=all", null)).stream()
                            .map(KnobSuite::uuid))
                    .as(resource)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(uuids);
        }
        planado.office().create("jobs", body("jobs", "old", "first"));
        IntStream.range(0, 24)
                .forEach(number -> planado.office().update("jobs", "old", Map.of("description", "no. " + number)));
        assertThat(TestCamel.list(ok("planado:jobs/history?paging=all&id=old", null)))
                .hasSize(25)
                .doesNotHaveDuplicates();
    }

    /** The entity of each fourth cursor is deleted as soon as it was given. */
    private List<String> streamed(String resource) {
        List<String> seen = new ArrayList<>();
        Exchange read = camel.send("direct:read", null, Map.of("list", resource, "seen", new Deleting(resource, seen)));
        assertThat(read.getException()).isNull();
        return seen;
    }

    private final class Deleting {
        private final String resource;
        private final List<String> seen;

        Deleting(String resource, List<String> seen) {
            this.resource = resource;
            this.seen = seen;
        }

        void see(Object element) {
            seen.add(uuid(element));
            if (seen.size() % 4 == 0 || seen.size() == knobs.pageSize(resource)) {
                planado.office().delete(resource, uuid(element));
            }
        }
    }

    private void pollsTellEverything() throws Exception {
        for (String resource : List.of("jobs", "sites")) {
            told.clear();
            for (int i = 0; i < 5; i++) {
                planado.office().create(resource, body(resource, "poll-" + resource + i, "first"));
            }
            poll(resource);
            requireTold(resource);
            planado.office().update(resource, "poll-" + resource + 1, Map.of("description", "second"));
            planado.office().create(resource, body(resource, "poll-" + resource + 9, "first"));
            poll(resource);
            requireTold(resource);
        }
    }

    private void poll(String resource) {
        PlanadoConsumer consumer =
                (PlanadoConsumer) camel.context().getRoute("poll-" + resource).getConsumer();
        consumer.run();
        consumer.run();
    }

    private void requireTold(String resource) {
        Map<String, Long> newest = new HashMap<>();
        planado.entities(resource)
                .forEach(entity -> newest.put(
                        entity.path("uuid").asText(), entity.path("version").asLong()));
        assertThat(told).as("%s told, newest version of each", resource).isEqualTo(newest);
    }

    private void poller(String resource) throws Exception {
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("planado:" + resource + "?startScheduler=false&initialPosition=all&sweepInterval=1")
                        .routeId("poll-" + resource)
                        .process(exchange -> told.merge(
                                exchange.getMessage().getHeader(PlanadoConstants.UUID, String.class),
                                exchange.getMessage().getHeader(PlanadoConstants.VERSION, Long.class),
                                Math::max));
                if (resource.equals("jobs")) {
                    from("direct:read").toD("planado:${header.list}/list").process(exchange -> {
                        Deleting deleting = exchange.getMessage().getHeader("seen", Deleting.class);
                        Iterator<?> elements = exchange.getMessage().getBody(Iterator.class);
                        while (elements.hasNext()) {
                            deleting.see(elements.next());
                        }
                    });
                }
            }
        });
    }

    private Exchange ok(String uri, Object body) {
        int before = planado.requests().size();
        Exchange exchange = camel.send(uri, body);
        if (exchange.getException() != null) {
            throw new Failed(uri, planado.requests().size() - before, exchange.getException());
        }
        return exchange;
    }

    private void requireText(String resource, String id, String text) {
        String key = resource.equals("clients") ? "organization_name" : "description";
        assertThat(planado.entity(resource, id)).as("%s %s", resource, id).isNotNull();
        assertThat(planado.entity(resource, id).path(key).asText()).isEqualTo(text);
    }

    private static String uuid(Object element) {
        return String.valueOf(((Map<?, ?>) element).get("uuid"));
    }

    private static Map<String, Object> body(String resource, String id, String text) {
        return new HashMap<>(
                switch (resource) {
                    case "clients" -> Map.of("external_id", id, "organization", true, "organization_name", text);
                    case "sites" -> Map.of("external_id", id, "name", "Depot", "description", text);
                    default -> Map.of("external_id", id, "description", text);
                });
    }
}
