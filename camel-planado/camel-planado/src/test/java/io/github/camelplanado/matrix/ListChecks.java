package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static io.github.camelplanado.matrix.Stand.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.simulator.Knob;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Every entity once, however a list is read and whatever happens meanwhile. */
final class ListChecks {

    private static final int MOST_ROWS = 41;
    private static final List<String> REFERENCES =
            List.of("users", "teams", "skills", "territories", "job-types", "resolutions", "templates", "dictionaries");

    private ListChecks() {}

    static List<Check> all() {
        List<Check> all = new ArrayList<>();
        all.addAll(Check.each("list, whole and by pages", Samples.ENTITIES, ListChecks::whole));
        all.addAll(Check.each("list, streamed while cursors are deleted", Samples.ENTITIES, ListChecks::streamed));
        all.addAll(Check.each("list, whole and by pages", REFERENCES, ListChecks::reference));
        all.addAll(Check.each("list, whole and by pages", Samples.CATALOG, ListChecks::catalog));
        all.addAll(Check.each("list after a deletion", List.of("jobs", "clients"), ListChecks::afterDeletion));
        all.addAll(Check.each("get by external id", Samples.ENTITIES, ListChecks::get));
        all.add(Check.of("webhooks: list, whole and by pages", ListChecks::webhooks));
        all.add(Check.of("jobs: history", ListChecks::history));
        all.add(Check.of("jobs: list with a filter", ListChecks::filter));
        all.add(Check.of("jobs: list with a limit", ListChecks::limit));
        all.add(Check.of("jobs: list with details", ListChecks::details));
        all.add(Check.of("jobs: page behind a cursor that never was", ListChecks::unknownCursor));
        return all;
    }

    private static Check.Promise whole(String resource) {
        return stand -> requireWhole(stand, resource, rows(stand, resource));
    }

    /** Two pages and one more, newest first. */
    private static List<String> rows(Stand stand, String resource) {
        List<String> uuids = new ArrayList<>();
        int count = Math.min(2 * stand.knobs().pageSize(resource) + 1, MOST_ROWS);
        for (int i = 0; i < count; i++) {
            uuids.add(
                    0,
                    stand.made(resource, body(stand, resource, "row-" + i, "no. " + i))
                            .path("uuid")
                            .asText());
        }
        return uuids;
    }

    /** Newest-first lists are told in that order; where the order is not stated, all that counts is that all is told. */
    private static void requireWhole(Stand stand, String resource, List<String> uuids) {
        List<String> all = uuids(TestCamel.list(stand.ok("planado:" + resource + "/list?paging=all", null)));
        if (Samples.ENTITIES.contains(resource)) {
            assertThat(all).as(resource).isEqualTo(uuids);
        }
        assertThat(all).as(resource).isNotEmpty().containsExactlyInAnyOrderElementsOf(uuids);
        assertThat(paged(stand, resource)).as("%s by pages", resource).isEqualTo(all);
    }

    private static List<String> paged(Stand stand, String resource) {
        List<String> all = new ArrayList<>();
        Object after = null;
        do {
            Map<String, Object> headers = after == null ? Map.of() : Map.of(PlanadoConstants.AFTER, after);
            Exchange page = stand.ok("planado:" + resource + "/list?paging=page", null, headers);
            List<String> elements = uuids(TestCamel.list(page));
            after = elements.stream().anyMatch(all::contains)
                    ? null
                    : page.getMessage().getHeader(PlanadoConstants.NEXT_AFTER);
            elements.stream().filter(uuid -> !all.contains(uuid)).forEach(all::add);
        } while (after != null);
        return all;
    }

    private static Check.Promise reference(String resource) {
        return stand -> requireWhole(
                stand,
                resource,
                stand.planado().entities(resource).stream()
                        .map(entity -> entity.path("uuid").asText())
                        .toList());
    }

    private static Check.Promise catalog(String resource) {
        return stand -> {
            rows(stand, resource);
            reference(resource).keep(stand);
        };
    }

    private static Check.Promise streamed(String resource) {
        return stand -> {
            List<String> uuids = rows(stand, resource);
            List<String> seen = new ArrayList<>();
            if (stand.camel().context().getRoute("read") == null) {
                stand.camel().context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:read")
                                .routeId("read")
                                .toD("planado:${header.list}/list")
                                .process(exchange -> exchange.getMessage()
                                        .getHeader("reader", Reader.class)
                                        .read(exchange.getMessage().getBody(Iterator.class)));
                    }
                });
            }
            Reader reader = elements -> elements.forEachRemaining(element -> see(stand, resource, seen, uuid(element)));
            Exchange read = stand.camel().send("direct:read", null, Map.of("list", resource, "reader", reader));
            assertThat(read.getException()).isNull();
            assertThat(seen).isEqualTo(uuids);
        };
    }

    /** What is done with a stream. */
    interface Reader {
        void read(Iterator<?> elements);
    }

    /** The entity of each fourth cursor is deleted as soon as it was given, and the last one of the first page. */
    private static void see(Stand stand, String resource, List<String> seen, String uuid) {
        seen.add(uuid);
        if (seen.size() % 4 == 0 || seen.size() == stand.knobs().pageSize(resource)) {
            stand.planado().office().delete(resource, uuid);
        }
    }

    private static Check.Promise afterDeletion(String resource) {
        return stand -> {
            stand.made(resource, body(stand, resource, "kept", "text"));
            String gone = stand.made(resource, body(stand, resource, "gone", "text"))
                    .path("uuid")
                    .asText();
            stand.planado().office().delete(resource, gone);
            List<String> all = uuids(TestCamel.list(stand.ok("planado:" + resource + "/list?paging=all", null)));
            assertThat(all).hasSize(stand.knobs().flag(Knob.DELETED_STAYS_LISTED) ? 2 : 1);
            stand.refused("planado:" + resource + "/get?id=" + gone, null, PlanadoNotFoundException.class);
            assertThat(stand.ok("planado:" + resource + "/get?notFound=null&id=" + gone, null)
                            .getMessage()
                            .getBody())
                    .isNull();
        };
    }

    private static Check.Promise get(String resource) {
        return stand -> {
            Map<String, Object> sent = body(stand, resource, "one", "text");
            if (resource.equals("jobs")) {
                sent.put("scheduled_at", "2027-01-10T09:00:00Z");
            }
            stand.made(resource, sent);
            Map<String, Object> read = TestCamel.map(stand.ok("planado:" + resource + "/get?id=one", null));
            assertThat(read).containsEntry("external_id", "one").containsEntry(Samples.textKey(resource), "text");
        };
    }

    private static void webhooks(Stand stand) {
        List<String> webhooks = IntStream.range(0, 2 * stand.knobs().pageSize("webhooks") + 1)
                .limit(MOST_ROWS)
                .mapToObj(number -> stand.planado()
                        .webhooks()
                        .register("http://127.0.0.1:9/" + number, "secret", List.of("job_updated")))
                .toList();
        requireWhole(stand, "webhooks", webhooks);
    }

    private static void history(Stand stand) {
        stand.made("jobs", body(stand, "jobs", "old", "first"));
        IntStream.range(0, 24)
                .forEach(number ->
                        stand.planado().office().update("jobs", "old", Map.of("description", "no. " + number)));
        assertThat(TestCamel.list(stand.ok("planado:jobs/history?paging=all&id=old", null)))
                .hasSize(25)
                .doesNotHaveDuplicates();
    }

    /** Whether the vendor filters is not known: what is asked for is there either way. */
    private static void filter(Stand stand) {
        stand.made("jobs", body(stand, "jobs", "waiting", "text"));
        String started = stand.made("jobs", body(stand, "jobs", "started", "text"))
                .path("uuid")
                .asText();
        stand.planado().worker().start(started);
        assertThat(uuids(TestCamel.list(stand.ok("planado:jobs/list?paging=all&filter.status[]=started", null))))
                .contains(started)
                .hasSize(stand.knobs().flag(Knob.FILTERS_HONOURED) ? 1 : 2);
    }

    private static void limit(Stand stand) {
        List<String> uuids = rows(stand, "jobs");
        assertThat(uuids(TestCamel.list(stand.ok("planado:jobs/list?paging=all&filter.limit=2", null))))
                .isEqualTo(uuids);
    }

    private static void details(Stand stand) {
        stand.made("jobs", with(body(stand, "jobs", "told", "text"), "scheduled_at", "2027-01-10T09:00:00Z"));
        List<Object> rows = TestCamel.list(
                stand.ok("planado:jobs/list?paging=all&detail=missing&requiredFields=description", null));
        assertThat(TestCamel.values(rows, "description")).containsExactly("text");
    }

    /** Only a stream goes on from a cursor that is gone; a vendor that begins anew cannot be told from one that goes on. */
    private static void unknownCursor(Stand stand) {
        stand.made("jobs", body(stand, "jobs", "one", "text"));
        Map<String, Object> headers = new HashMap<>();
        headers.put(PlanadoConstants.AFTER, "0f5c2a7e-3d1b-4c6a-9e8f-112233445566");
        Exchange page = stand.camel().send("planado:jobs/list?paging=page", null, headers);
        if (stand.knobs().is(Knob.CURSOR_UNKNOWN, "top")) {
            assertThat(TestCamel.list(page)).hasSize(1);
        } else {
            assertThat(page.getException()).isInstanceOf(PlanadoNotFoundException.class);
        }
    }

    private static List<String> uuids(List<Object> elements) {
        return elements.stream().map(ListChecks::uuid).toList();
    }

    private static String uuid(Object element) {
        return String.valueOf(((Map<?, ?>) element).get("uuid"));
    }
}
