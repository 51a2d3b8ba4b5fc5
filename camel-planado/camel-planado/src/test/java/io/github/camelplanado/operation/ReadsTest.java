package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gets and lists, over real routes and a real wire. */
class ReadsTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(3).build();

    private TestCamel camel;

    @BeforeEach
    void start() {
        camel = new TestCamel(PLANADO);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void a_get_gives_the_entity_without_its_root_key_and_its_version() {
        createJob("ORD-1");

        Exchange job = camel.ok("planado:jobs/get?id=ORD-1", null);

        assertThat(TestCamel.map(job))
                .containsEntry("external_id", "ORD-1")
                .containsKey("timestamps")
                .doesNotContainKey("job");
        assertThat(job.getMessage().getHeader(PlanadoConstants.VERSION)).isEqualTo(1L);
        assertThat(job.getMessage().getHeader(PlanadoConstants.STATUS_CODE)).isEqualTo(200);
        assertThat(job.getMessage().getHeader(PlanadoConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(job.getMessage().getHeader(PlanadoConstants.EXTERNAL_ID)).isEqualTo("ORD-1");
    }

    @Test
    void nulls_of_the_vendor_reach_the_route_as_nulls() {
        createJob("ORD-1");

        Map<?, ?> job = TestCamel.map(camel.ok("planado:jobs/get?id=ORD-1", null));

        assertThat(job.containsKey("scheduled_at")).isTrue();
        assertThat(job.get("scheduled_at")).isNull();
        assertThat(job.containsKey("resolution"))
                .as("absent on jobs that are not finished")
                .isFalse();
    }

    @Test
    void output_json_gives_text_and_output_node_a_tree() {
        createJob("ORD-1");

        assertThat(camel.ok("planado:jobs/get?id=ORD-1&output=json", null)
                        .getMessage()
                        .getBody())
                .isInstanceOfSatisfying(
                        String.class, text -> assertThat(text).startsWith("{").contains("\"ORD-1\""));
        assertThat(camel.ok("planado:jobs/get?id=ORD-1&output=node", null)
                        .getMessage()
                        .getBody())
                .isInstanceOf(ObjectNode.class);
    }

    @Test
    void a_missing_entity_fails_or_is_null_as_asked() {
        Exchange failed = camel.send("planado:jobs/get?id=nobody", null);
        assertThat(failed.getException()).isInstanceOfSatisfying(PlanadoNotFoundException.class, failure -> {
            assertThat(failure.getMessage()).contains("GET /jobs/nobody");
            assertThat(failure.getStatus()).isEqualTo(404);
            assertThat(failure.getAttempts()).isEqualTo(1);
        });

        Exchange missing = camel.ok("planado:jobs/get?id=nobody&notFound=null", null);
        assertThat(missing.getMessage().getBody()).isNull();
        assertThat(missing.getMessage().getHeader(PlanadoConstants.STATUS_CODE)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a?b", "50%", "%2F", "two words", "Заказ №7", "a&b=c", "a..b", "plus+plus"})
    void an_external_id_of_any_characters_addresses_its_entity(String id) {
        camel.ok("planado:jobs/create", Map.of("external_id", id, "description", "odd id"));

        Exchange job = camel.ok("planado:jobs/get", null, Map.of(PlanadoConstants.ID, id));

        assertThat(TestCamel.map(job)).containsEntry("external_id", id);
        assertThat(PLANADO.lastRequest().rawPath()).doesNotMatch("/jobs/.*/.*");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 9})
    void a_stream_reads_every_element_once_and_ends_at_the_empty_page(int count) {
        createJobs(count);
        List<Object> ids = streamed(body -> {});

        assertThat(ids).containsExactlyElementsOf(newestFirst(count));
    }

    @Test
    void a_stream_is_lazy_and_closed_when_its_exchange_ends() {
        createJobs(9);
        int before = PLANADO.requests().size();
        List<Integer> calls = new ArrayList<>();
        List<Object> iterators = new ArrayList<>();

        streamed(body -> {
            iterators.add(body);
            calls.add(PLANADO.requests().size() - before);
        });

        assertThat(calls).containsExactly(1);
        assertThat(PLANADO.requests())
                .as("three pages, the empty one, and one to be sure of it")
                .hasSize(before + 5);
        assertThat(iterators.get(0)).isInstanceOf(Closeable.class).isInstanceOf(Iterator.class);
    }

    @Test
    void a_stream_that_is_read_after_its_exchange_says_so_instead_of_looking_shorter() {
        createJobs(9);
        int before = PLANADO.requests().size();

        Iterator<?> late =
                (Iterator<?>) camel.ok("planado:jobs/list", null).getMessage().getBody();

        assertThatThrownBy(late::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("paging=all");
        assertThat(PLANADO.requests()).hasSize(before + 1);
    }

    @Test
    void a_stream_goes_on_without_a_repeat_when_the_entity_of_its_cursor_was_deleted() {
        PLANADO.knobs(Knobs.defaults().with(Knob.CURSOR_ON_DELETED, "not-found").with(Knob.PAGE_SIZE, 5));
        createJobs(6);
        List<Object> ids = new ArrayList<>();

        streamed(body -> PLANADO.office().delete("jobs", "ORD-2"), ids);

        assertThat(ids).containsExactly("ORD-6", "ORD-5", "ORD-4", "ORD-3", "ORD-2", "ORD-1");
    }

    @Test
    void a_list_of_very_many_pages_needs_no_deep_stack() {
        PLANADO.knobs(Knobs.defaults().with(Knob.PAGE_SIZE, 1));
        for (int i = 0; i < 1_500; i++) {
            PLANADO.office().create("clients", Map.of("organization", true, "organization_name", "C " + i));
        }

        assertThat(TestCamel.list(camel.ok("planado:clients/list?paging=all", null)))
                .hasSize(1_500);
    }

    @Test
    void a_missing_history_costs_one_call() {
        int before = PLANADO.requests().size();

        assertThat(camel.send("planado:jobs/history?id=nobody", null).getException())
                .isInstanceOf(PlanadoNotFoundException.class);
        assertThat(PLANADO.requests()).hasSize(before + 1);
    }

    @Test
    void what_an_earlier_call_left_in_the_headers_does_not_describe_a_later_one() {
        Map<String, Object> stale = Map.of(
                PlanadoConstants.UUID,
                "old",
                PlanadoConstants.VERSION,
                7L,
                PlanadoConstants.CREATED,
                true,
                PlanadoConstants.NOT_SENT,
                List.of("x"),
                PlanadoConstants.NEXT_AFTER,
                "y",
                PlanadoConstants.ID,
                "nobody");

        Exchange missing = camel.ok("planado:jobs/get?notFound=null", null, stale);

        assertThat(missing.getMessage().getHeaders())
                .doesNotContainKeys(
                        PlanadoConstants.UUID,
                        PlanadoConstants.VERSION,
                        PlanadoConstants.CREATED,
                        PlanadoConstants.NOT_SENT,
                        PlanadoConstants.NEXT_AFTER);
    }

    @Test
    void arrays_in_filters_repeat_their_parameter_and_null_is_refused() {
        camel.ok(
                "planado:jobs/list?paging=page",
                null,
                Map.of(PlanadoConstants.FILTER, Map.of("status[]", new String[] {"posted", "scheduled"})));
        assertThat(PLANADO.lastRequest().query().get("status[]")).containsExactly("posted", "scheduled");

        Map<String, Object> nothing = new HashMap<>();
        nothing.put("external_order_id", null);
        assertThat(camel.send("planado:jobs/list", null, Map.of(PlanadoConstants.FILTER, nothing))
                        .getException())
                .isInstanceOf(PlanadoValidationException.class);
    }

    @Test
    void a_page_carries_the_cursor_of_the_next_until_the_empty_one() {
        createJobs(4);

        Exchange first = camel.ok("planado:jobs/list?paging=page", null);
        assertThat(TestCamel.list(first)).hasSize(3);
        String after = first.getMessage().getHeader(PlanadoConstants.NEXT_AFTER, String.class);

        Exchange second = camel.ok("planado:jobs/list?paging=page", null, Map.of(PlanadoConstants.AFTER, after));
        assertThat(TestCamel.list(second)).hasSize(1);
        String last = second.getMessage().getHeader(PlanadoConstants.NEXT_AFTER, String.class);

        Exchange third = camel.ok("planado:jobs/list?paging=page&after=" + last, null);
        assertThat(TestCamel.list(third)).isEmpty();
        assertThat(third.getMessage().getHeaders()).doesNotContainKey(PlanadoConstants.NEXT_AFTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "empty"})
    void a_page_behind_a_cursor_that_is_gone_fails_and_is_not_the_end(String rule) {
        PLANADO.knobs(Knobs.defaults()
                .with(Knob.CURSOR_ON_DELETED, rule)
                .with(Knob.CURSOR_UNKNOWN, rule)
                .with(Knob.PAGE_SIZE, 3));
        createJobs(4);
        String cursor = camel.ok("planado:jobs/list?paging=page", null)
                .getMessage()
                .getHeader(PlanadoConstants.NEXT_AFTER, String.class);
        PLANADO.office().delete("jobs", cursor);

        for (String gone : List.of(cursor, UUID.randomUUID().toString())) {
            Exchange stale = camel.send("planado:jobs/list?paging=page", null, Map.of(PlanadoConstants.AFTER, gone));

            assertThat(stale.getException())
                    .isInstanceOf(PlanadoNotFoundException.class)
                    .hasMessageContaining("/jobs");
        }
    }

    @Test
    void all_gives_one_list_and_json_defaults_to_one_page_as_an_array() {
        createJobs(7);

        assertThat(TestCamel.list(camel.ok("planado:jobs/list?paging=all", null)))
                .hasSize(7);
        assertThat(camel.ok("planado:jobs/list?output=json", null).getMessage().getBody(String.class))
                .startsWith("[{")
                .contains("ORD-7")
                .doesNotContain("ORD-4");
    }

    @Test
    void history_is_walked_by_version_oldest_first() {
        createJob("ORD-1");
        for (int i = 0; i < 24; i++) {
            camel.ok("planado:jobs/update?id=ORD-1", Map.of("description", "change " + i));
        }

        List<?> events = TestCamel.list(camel.ok("planado:jobs/history?id=ORD-1&paging=all", null));

        assertThat(events).hasSize(25);
        assertThat(events.stream().map(event -> ((Number) ((Map<?, ?>) event).get("version")).intValue()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_cursor_that_is_empty_or_given_as_a_filter_is_refused() {
        Exchange empty = camel.send("planado:clients/list?paging=all", null, Map.of(PlanadoConstants.AFTER, " "));
        Exchange filter = camel.send(
                "planado:clients/list?paging=all", null, Map.of(PlanadoConstants.FILTER, Map.of("after", "x")));

        assertThat(empty.getException()).hasMessageContaining("CamelPlanadoAfter or the option after is empty");
        assertThat(filter.getException()).hasMessageContaining("is the cursor of a list: set the option after");
        assertThat(PLANADO.requests()).isEmpty();
    }

    @Test
    void filters_come_from_options_and_header_and_the_header_wins() {
        camel.ok(
                "planado:sites/list?paging=page&filter.updated_at[after]=2027-01-01T00:00:00Z&filter.updated_at[before]=x",
                null,
                Map.of(PlanadoConstants.FILTER, Map.of("updated_at[before]", "2027-02-01T00:00:00Z")));

        assertThat(PLANADO.lastRequest().query("updated_at[after]")).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(PLANADO.lastRequest().query("updated_at[before]")).isEqualTo("2027-02-01T00:00:00Z");
    }

    @Test
    void a_list_in_a_filter_repeats_its_parameter() {
        camel.ok(
                "planado:jobs/list?paging=page",
                null,
                Map.of(PlanadoConstants.FILTER, Map.of("status[]", List.of("posted", "scheduled"))));

        assertThat(PLANADO.lastRequest().query().get("status[]")).containsExactly("posted", "scheduled");
    }

    /** What a route that splits the stream sees; the given one looks at the body before. */
    private List<Object> streamed(Consumer<Object> look) {
        return streamed(look, new ArrayList<>());
    }

    private List<Object> streamed(Consumer<Object> look, List<Object> ids) {
        try {
            camel.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:stream")
                            .to("planado:jobs/list")
                            .process(exchange ->
                                    look.accept(exchange.getMessage().getBody()))
                            .split(body())
                            .streaming()
                            .process(exchange -> ids.add(TestCamel.map(exchange).get("external_id")));
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        camel.ok("direct:stream", null);
        return ids;
    }

    private void createJob(String externalId) {
        camel.ok("planado:jobs/create", Map.of("external_id", externalId, "description", "for a test"));
    }

    private void createJobs(int count) {
        for (int i = 1; i <= count; i++) {
            createJob("ORD-" + i);
        }
    }

    private static List<Object> newestFirst(int count) {
        List<Object> ids = new ArrayList<>();
        for (int i = count; i >= 1; i--) {
            ids.add("ORD-" + i);
        }
        return ids;
    }
}
