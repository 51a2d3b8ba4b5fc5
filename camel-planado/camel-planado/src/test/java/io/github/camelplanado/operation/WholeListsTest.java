package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that is read to its end holds every entity once, whatever happens to the entities while it is read. */
class WholeListsTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private TestCamel camel;
    private StreamedList streamed;

    @BeforeEach
    void start() throws Exception {
        camel = new TestCamel(PLANADO);
        streamed = new StreamedList(camel);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    static Stream<Arguments> sizes() {
        return Stream.of("go-on", "not-found", "empty")
                .flatMap(rule -> Stream.of(1, 2, 3, 20)
                        .flatMap(size -> IntStream.of(0, 1, size - 1, size, size + 1, 3 * size)
                                .distinct()
                                .mapToObj(count -> Arguments.of(rule, size, count))));
    }

    @ParameterizedTest(name = "deleted cursor: {0}, page of {1}, {2} entities")
    @MethodSource("sizes")
    void a_list_that_nobody_touches_costs_its_pages_the_empty_one_and_one_to_be_sure(String rule, int size, int count) {
        knobs(rule, size);
        List<Object> uuids = sites(count);
        int pages = (count + size - 1) / size;

        assertThat(read("sites/list")).isEqualTo(uuids);
        assertThat(PLANADO.requests()).hasSize(count == 0 ? 1 : pages + 2);

        List<Object> all = TestCamel.list(camel.ok("planado:sites/list?paging=all", null)).stream()
                .map(site -> ((Map<?, ?>) site).get("uuid"))
                .map(Object.class::cast)
                .toList();
        assertThat(all).isEqualTo(uuids);
    }

    static Stream<Arguments> deletions() {
        return Stream.of("go-on", "not-found", "empty")
                .flatMap(rule -> Stream.of(1, 2, 3, 4)
                        .flatMap(size -> Stream.of(1, 2, 3, 5, 11).map(last -> Arguments.of(rule, size, last))));
    }

    @ParameterizedTest(name = "deleted cursor: {0}, page of {1}, the last {2} given at every element")
    @MethodSource("deletions")
    void what_was_given_may_be_deleted_at_once_and_the_rest_is_read_all_the_same(String rule, int size, int last) {
        knobs(rule, size);
        List<Object> uuids = jobs(11);

        Exchange read = streamed.read("jobs/list", Map.of(), (number, uuid) -> {
            if (number % last == 0) {
                uuids.subList(number - last, number)
                        .forEach(given -> PLANADO.office().delete("jobs", given.toString()));
            }
        });

        assertThat(read.getException()).isNull();
        assertThat(streamed.seen()).isEqualTo(uuids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"go-on", "not-found", "empty"})
    void what_is_created_and_deleted_on_the_way_leaves_the_others_in_their_places(String rule) {
        knobs(rule, 2);
        List<Object> uuids = jobs(9);
        Object deletedAhead = uuids.get(6);

        streamed.read("jobs/list", Map.of(), (number, uuid) -> {
            PLANADO.office().create("jobs", Map.of());
            if (number == 4) {
                PLANADO.office().delete("jobs", deletedAhead.toString());
                PLANADO.office().delete("jobs", uuid);
            }
        });

        List<Object> rest = new ArrayList<>(uuids);
        rest.remove(deletedAhead);
        assertThat(streamed.seen()).containsSubsequence(rest).doesNotHaveDuplicates();
        assertThat(streamed.seen()).doesNotContain(deletedAhead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "empty"})
    void when_all_that_is_remembered_is_gone_the_list_fails_instead_of_ending(String rule) {
        knobs(rule, 20);
        List<Object> uuids = jobs(600);

        Exchange read = streamed.read("jobs/list", Map.of(), (number, uuid) -> {
            if (number == 580) {
                uuids.subList(0, 580).forEach(given -> PLANADO.office().delete("jobs", given.toString()));
            }
        });

        assertThat(read.getException())
                .isInstanceOf(rule.equals("empty") ? PlanadoProtocolException.class : PlanadoNotFoundException.class)
                .hasMessageContaining("GET /jobs");
        assertThat(streamed.seen()).hasSize(580);
    }

    @Test
    void far_more_than_one_page_may_go_as_long_as_something_is_remembered() {
        knobs("empty", 20);
        List<Object> uuids = jobs(600);

        Exchange read = streamed.read("jobs/list", Map.of(), (number, uuid) -> {
            if (number == 560) {
                uuids.subList(100, 560).forEach(given -> PLANADO.office().delete("jobs", given.toString()));
            }
        });

        assertThat(read.getException()).isNull();
        assertThat(streamed.seen()).isEqualTo(uuids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"go-on", "not-found", "empty"})
    void a_start_cursor_that_is_the_last_entity_gives_an_empty_list(String rule) {
        knobs(rule, 3);
        List<Object> uuids = jobs(4);

        assertThat(TestCamel.list(camel.ok("planado:jobs/list?paging=all&after=" + uuids.get(3), null)))
                .isEmpty();
        assertThat(PLANADO.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "empty"})
    void a_start_cursor_that_is_gone_fails_instead_of_giving_an_empty_list(String rule) {
        PLANADO.knobs(Knobs.defaults()
                .with(Knob.CURSOR_ON_DELETED, rule)
                .with(Knob.CURSOR_UNKNOWN, rule)
                .with(Knob.PAGE_SIZE, 3));
        List<Object> uuids = jobs(5);
        PLANADO.office().delete("jobs", uuids.get(1).toString());

        for (Object gone : List.of(uuids.get(1), UUID.randomUUID())) {
            assertThat(camel.send("planado:jobs/list?paging=all&after=" + gone, null)
                            .getException())
                    .isInstanceOf(PlanadoNotFoundException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "empty"})
    void everything_behind_a_start_cursor_may_go_too(String rule) {
        knobs(rule, 2);
        List<Object> uuids = jobs(9);

        Exchange read = streamed.read(
                "jobs/list",
                Map.of(PlanadoConstants.AFTER, uuids.get(2)),
                (number, uuid) -> PLANADO.office().delete("jobs", uuid));

        assertThat(read.getException()).isNull();
        assertThat(streamed.seen()).isEqualTo(uuids.subList(3, 9));
    }

    @ParameterizedTest(name = "paged: {0}, {1} webhooks")
    @MethodSource("webhookLists")
    void the_list_of_webhooks_is_read_once_whether_the_vendor_pages_it_or_not(boolean paged, int count) {
        PLANADO.knobs(Knobs.defaults().with(Knob.WEBHOOK_LISTS_PAGED, paged).with(Knob.PAGE_SIZE, 3));
        List<Object> uuids = webhooks(count);

        assertThat(read("webhooks/list")).isEqualTo(uuids);
    }

    static Stream<Arguments> webhookLists() {
        return Stream.of(true, false)
                .flatMap(paged -> Stream.of(0, 1, 2, 3, 4, 9).map(count -> Arguments.of(paged, count)));
    }

    @Test
    void a_list_without_a_get_is_read_from_its_top_before_nothing_behind_a_start_cursor_is_believed() {
        PLANADO.knobs(Knobs.defaults().with(Knob.PAGE_SIZE, 2));
        List<Object> uuids = webhooks(5);
        PLANADO.faults().answer("GET", "/webhooks").status(200, "{\"webhooks\": []}");

        Exchange read =
                streamed.read("webhooks/list", Map.of(PlanadoConstants.AFTER, uuids.get(2)), (number, uuid) -> {});

        assertThat(read.getException()).isNull();
        assertThat(streamed.seen()).isEqualTo(uuids.subList(3, 5));

        PLANADO.faults().answer("GET", "/webhooks").status(200, "{\"webhooks\": []}");
        assertThat(camel.send("planado:webhooks/list?paging=all&after=" + UUID.randomUUID(), null)
                        .getException())
                .isInstanceOf(PlanadoNotFoundException.class)
                .hasMessageContaining("Begin at the top");
    }

    @Test
    void an_answer_that_begins_the_list_anew_behind_a_deleted_cursor_repeats_nothing() {
        knobs("go-on", 3);
        List<Object> uuids = jobs(10);
        String top = TestCamel.list(camel.ok("planado:jobs/list?paging=page&output=map", null)).stream()
                .map(job -> "{\"uuid\": \"" + ((Map<?, ?>) job).get("uuid") + "\"}")
                .toList()
                .toString();

        streamed.read("jobs/list", Map.of(), (number, uuid) -> {
            if (number == 6) {
                PLANADO.office().delete("jobs", uuid);
                PLANADO.faults().answer("GET", "/jobs").status(200, "{\"jobs\": " + top + "}");
            }
        });

        assertThat(streamed.seen()).isEqualTo(uuids);
    }

    @Test
    void an_element_without_its_cursor_is_told_and_not_swallowed() {
        PLANADO.faults().answer("GET", "/jobs").status(200, "{\"jobs\": [{\"version\": 1}, {\"uuid\": \"u\"}]}");

        assertThat(camel.send("planado:jobs/list?paging=all", null).getException())
                .isInstanceOf(PlanadoProtocolException.class)
                .hasMessageContaining("'uuid'");
    }

    private List<Object> read(String list) {
        Exchange read = streamed.read(list, Map.of(), (number, uuid) -> {});
        assertThat(read.getException()).isNull();
        return streamed.seen();
    }

    private static void knobs(String rule, int pageSize) {
        PLANADO.knobs(Knobs.defaults().with(Knob.CURSOR_ON_DELETED, rule).with(Knob.PAGE_SIZE, pageSize));
    }

    private static List<Object> jobs(int count) {
        return newestFirst("jobs", count, Map.of());
    }

    private static List<Object> sites(int count) {
        return newestFirst("sites", count, Map.of("name", "Depot"));
    }

    private static List<Object> newestFirst(String resource, int count, Map<String, Object> body) {
        List<Object> uuids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uuids.add(PLANADO.office().create(resource, body).path("uuid").asText());
        }
        Collections.reverse(uuids);
        return uuids;
    }

    private static List<Object> webhooks(int count) {
        List<Object> uuids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uuids.add(PLANADO.webhooks().register("http://127.0.0.1:9/" + i, "secret", List.of("job_updated")));
        }
        return uuids;
    }
}
