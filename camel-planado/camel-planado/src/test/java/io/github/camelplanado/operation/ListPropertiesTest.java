package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Assertions;

/** Every list of the catalogue: what is there all the while is given once, whatever others do to the account between any two elements. */
class ListPropertiesTest {

    private static final int SMALL = 3;

    private static SimulatedAccount account;
    private static StreamedList streamed;

    @BeforeContainer
    static void open() throws Exception {
        account = SimulatedAccount.open();
        streamed = new StreamedList(account.camel());
    }

    @AfterContainer
    static void close() {
        account.close();
    }

    /** How long a list is, by its pages: where a page is full, one short of it, one over it. */
    enum Length {
        NOTHING,
        ONE,
        PAGE_BUT_ONE,
        PAGE,
        PAGE_AND_ONE,
        THREE_PAGES;

        int of(int page) {
            return switch (this) {
                case NOTHING -> 0;
                case ONE -> 1;
                case PAGE_BUT_ONE -> page - 1;
                case PAGE -> page;
                case PAGE_AND_ONE -> page + 1;
                case THREE_PAGES -> 3 * page;
            };
        }
    }

    /**
     * Something that happens while a list is read.
     *
     * @param afterElement when
     * @param deletes how many of the elements given last are deleted, before that of any other
     * @param other the place in the list of one more that is deleted; none if there is no such place
     * @param creates how many are created
     */
    record Event(int afterElement, int deletes, int other, int creates) {}

    @Provide
    Arbitrary<ApiCall> lists() {
        return Arbitraries.of(WalkedLists.all());
    }

    @Provide
    Arbitrary<ApiCall> losingLists() {
        return Arbitraries.of(WalkedLists.all().stream()
                .filter(call -> call.operation() == Operation.LIST || call.operation() == Operation.VALUES)
                .toList());
    }

    @Provide
    Arbitrary<String> cursorRules() {
        return Arbitraries.of("go-on", "not-found", "empty");
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 3))
                .as(Event::new)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Knobs> knobs() {
        return Combinators.combine(
                        value(Knob.CURSOR_ON_DELETED),
                        value(Knob.CURSOR_UNKNOWN),
                        value(Knob.FILTERS_HONOURED),
                        value(Knob.UNKNOWN_LIST_ORDER),
                        value(Knob.WEBHOOK_REQUESTS_ORDER),
                        value(Knob.WEBHOOK_LISTS_PAGED))
                .as((deleted, unknown, filters, order, requests, paged) -> Knobs.defaults()
                        .with(Knob.CURSOR_ON_DELETED, deleted)
                        .with(Knob.CURSOR_UNKNOWN, unknown)
                        .with(Knob.FILTERS_HONOURED, filters)
                        .with(Knob.UNKNOWN_LIST_ORDER, order)
                        .with(Knob.WEBHOOK_REQUESTS_ORDER, requests)
                        .with(Knob.WEBHOOK_LISTS_PAGED, paged));
    }

    private static Arbitrary<String> value(Knob knob) {
        List<String> values = new ArrayList<>(knob.alternatives());
        values.add(knob.defaultValue());
        return Arbitraries.of(values);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void a_list_of_any_length_is_read_once_and_in_its_order(@ForAll("lists") ApiCall call, @ForAll Length length) {
        WalkedList list = begin(call, Knobs.defaults(), SMALL);
        List<Object> created = create(list, 0, count(call, length, SMALL));

        read(list, List.of(), created, new LinkedHashSet<>());

        List<Object> reversed = new ArrayList<>(created);
        Collections.reverse(reversed);
        assertThat(streamed.seen()).isIn(created, reversed);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void the_last_element_of_each_page_may_be_deleted_as_soon_as_it_was_given(
            @ForAll("losingLists") ApiCall call, @ForAll Length length, @ForAll("cursorRules") String rule) {
        Knobs knobs = Knobs.defaults()
                .with(Knob.CURSOR_ON_DELETED, rule)
                .with(Knob.CURSOR_UNKNOWN, rule.equals("go-on") ? "top" : rule);
        WalkedList list = begin(call, knobs, SMALL);
        List<Object> created = create(list, 0, count(call, length, SMALL));

        Exchange read = streamed.read(list.call(), list.headers(), list.key(), (number, uuid) -> {
            if (number % SMALL == 0) {
                list.delete().accept(uuid);
            }
        });

        assertThat(read.getException()).isNull();
        assertThat(streamed.seen()).containsExactlyInAnyOrderElementsOf(created);
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void every_element_that_stays_is_given_once(
            @ForAll("lists") ApiCall call,
            @ForAll("knobs") Knobs knobs,
            @ForAll("pageSizes") int pageSize,
            @ForAll Length length,
            @ForAll("events") List<Event> events) {
        WalkedList list = begin(call, knobs, pageSize);
        List<Object> first = create(list, 0, count(call, length, pageSize));

        read(list, events, first, new LinkedHashSet<>());
    }

    @Provide
    Arbitrary<Integer> pageSizes() {
        return Arbitraries.of(1, 2, 3, 5, 20);
    }

    /** Found by the property: what the last page held was met twice behind the top, which is no circle. */
    @Example
    void a_list_that_is_read_from_the_top_twice_is_no_circle() {
        Knobs knobs = Knobs.defaults()
                .with(Knob.FILTERS_HONOURED, "true")
                .with(Knob.CURSOR_ON_DELETED, "not-found")
                .with(Knob.CURSOR_UNKNOWN, "empty");
        WalkedList list = begin(Catalogue.call(Resource.JOBS, Operation.LIST), knobs, 1);

        read(
                list,
                List.of(new Event(1, 0, 0, 1), new Event(1, 0, 1, 0), new Event(2, 2, 0, 2), new Event(9, 2, 6, 1)),
                create(list, 0, 9),
                new LinkedHashSet<>());
    }

    /** Found by the property: what was created behind the first page sent the walk back to what was deleted, for ever. */
    @Example
    void a_list_that_always_comes_whole_ends_though_others_create_and_delete() {
        Knobs knobs = Knobs.defaults().with(Knob.WEBHOOK_LISTS_PAGED, "false");
        WalkedList list = begin(Catalogue.call(Resource.WEBHOOKS, Operation.LIST), knobs, SMALL);
        List<Event> events = List.of(new Event(3, 1, 4, 3), new Event(7, 2, 8, 2), new Event(9, 2, 13, 3));

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> read(list, events, create(list, 0, 9), new LinkedHashSet<>()));
    }

    private static WalkedList begin(ApiCall call, Knobs knobs, int pageSize) {
        account.planado().reset();
        account.planado().knobs(knobs.with(Knob.PAGE_SIZES, WalkedLists.pageSizes(pageSize)));
        return new WalkedLists(account.planado()).empty(call);
    }

    private static int count(ApiCall call, Length length, int pageSize) {
        int count = length.of(WalkedLists.pageSize(call, pageSize));
        // A job has the event of its creation.
        return call.operation() == Operation.HISTORY ? Math.max(1, count) : count;
    }

    private static void read(WalkedList list, List<Event> events, List<Object> first, Set<Object> deleted) {
        List<Object> everSeen = new ArrayList<>(first);
        Exchange read = streamed.read(
                list.call(),
                list.headers(),
                list.key(),
                (number, uuid) -> events.stream()
                        .filter(event -> event.afterElement() == number)
                        .forEach(event -> happen(event, list, first, deleted, everSeen)));

        assertThat(read.getException()).isNull();
        List<Object> stayed =
                first.stream().filter(one -> !deleted.contains(one)).toList();
        assertThat(streamed.seen()).doesNotHaveDuplicates().containsAll(stayed).isSubsetOf(everSeen);
    }

    private static void happen(
            Event event, WalkedList list, List<Object> first, Set<Object> deleted, List<Object> everSeen) {
        if (list.canLose()) {
            List<Object> given = streamed.seen();
            int from = Math.max(0, given.size() - event.deletes());
            List<Object> gone = new ArrayList<>(given.subList(from, given.size()));
            if (event.other() < first.size()) {
                gone.add(first.get(event.other()));
            }
            gone.stream().filter(deleted::add).forEach(one -> list.delete().accept(String.valueOf(one)));
        }
        everSeen.addAll(create(list, everSeen.size(), event.creates()));
    }

    private static List<Object> create(WalkedList list, int from, int count) {
        List<Object> created = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            created.add(list.create().apply(from + i));
        }
        return created;
    }
}
