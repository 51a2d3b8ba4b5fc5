package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;

/** Every entity that is there all the while is given once, whatever others do to the account between any two elements. */
class ListPropertiesTest {

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
        Arbitrary<String> size = Arbitraries.of("1", "2", "3", "5", "20");
        return Combinators.combine(
                        value(Knob.CURSOR_ON_DELETED), value(Knob.CURSOR_UNKNOWN), size, value(Knob.FILTERS_HONOURED))
                .as((deleted, unknown, pageSize, filters) -> Knobs.defaults()
                        .with(Knob.CURSOR_ON_DELETED, deleted)
                        .with(Knob.CURSOR_UNKNOWN, unknown)
                        .with(Knob.PAGE_SIZE, pageSize)
                        .with(Knob.FILTERS_HONOURED, filters));
    }

    private static Arbitrary<String> value(Knob knob) {
        List<String> values = new ArrayList<>(knob.alternatives());
        values.add(knob.defaultValue());
        return Arbitraries.of(values);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void every_entity_that_stays_is_given_once(
            @ForAll("knobs") Knobs knobs, @ForAll @IntRange(max = 25) int count, @ForAll("events") List<Event> events) {
        account.planado().reset();
        account.planado().knobs(knobs);
        List<String> first = create(count);
        Set<String> deleted = new LinkedHashSet<>();
        Set<String> everSeen = new LinkedHashSet<>(first);

        Exchange read = streamed.read(
                "jobs/list",
                Map.of(),
                (number, uuid) -> events.stream()
                        .filter(event -> event.afterElement() == number)
                        .forEach(event -> {
                            List<Object> given = streamed.seen();
                            int from = Math.max(0, given.size() - event.deletes());
                            given.subList(from, given.size()).forEach(one -> delete(String.valueOf(one), deleted));
                            if (event.other() < first.size()) {
                                delete(first.get(event.other()), deleted);
                            }
                            everSeen.addAll(create(event.creates()));
                        }));

        assertThat(read.getException()).isNull();
        List<String> stayed =
                first.stream().filter(uuid -> !deleted.contains(uuid)).toList();
        assertThat(streamed.seen())
                .doesNotHaveDuplicates()
                .containsAll(stayed)
                .isSubsetOf(new ArrayList<Object>(everSeen));
    }

    /** Found by the property: what the last page held was met twice behind the top, which is no circle. */
    @Example
    void a_list_that_is_read_from_the_top_twice_is_no_circle() {
        Knobs knobs = Knobs.defaults()
                .with(Knob.FILTERS_HONOURED, "true")
                .with(Knob.CURSOR_ON_DELETED, "not-found")
                .with(Knob.CURSOR_UNKNOWN, "empty")
                .with(Knob.PAGE_SIZE, "1");

        every_entity_that_stays_is_given_once(
                knobs,
                9,
                List.of(new Event(1, 0, 0, 1), new Event(1, 0, 1, 0), new Event(2, 2, 0, 2), new Event(9, 2, 6, 1)));
    }

    private static List<String> create(int count) {
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uuids.add(account.planado()
                    .office()
                    .create("jobs", Map.of())
                    .path("uuid")
                    .asText());
        }
        return uuids;
    }

    private static void delete(String uuid, Set<String> deleted) {
        if (deleted.add(uuid) && account.planado().entity("jobs", uuid) != null) {
            account.planado().office().delete("jobs", uuid);
        }
    }
}
