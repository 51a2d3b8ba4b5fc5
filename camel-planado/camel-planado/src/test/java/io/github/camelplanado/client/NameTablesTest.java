package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelplanado.api.Named;
import org.junit.jupiter.api.Test;

/** When a list is read anew: seldom enough for the budget, often enough for what changes. Times are in seconds. */
class NameTablesTest {

    private static final NameList SKILLS = NameList.of(Named.SKILL);
    private static final NameList TEAMS = NameList.of(Named.TEAM);

    private final NameTables tables = new NameTables(Duration.ofMinutes(10), 5, Duration.ofSeconds(10));

    @Test
    void a_list_is_used_until_it_is_too_old() {
        assertThat(tables.usable(SKILLS, Set.of("gas"), at(0))).isNull();
        NameTable read = read(SKILLS, 0, "gas");

        assertThat(tables.usable(SKILLS, Set.of("gas"), at(599)).table()).isSameAs(read);
        assertThat(tables.usable(SKILLS, Set.of("gas"), at(600))).isNull();
    }

    @Test
    void a_missing_name_has_the_list_read_once_and_then_not_for_ten_seconds_a_call() {
        read(SKILLS, 0, "gas");
        assertThat(tables.usable(SKILLS, Set.of("water"), at(1)))
                .as("one reading")
                .isNull();
        NameTable again = read(SKILLS, 1, "gas");
        tables.missed(SKILLS, Set.of("water"), at(1));

        assertThat(tables.usable(SKILLS, Set.of("water"), at(20)).table()).isSameAs(again);
        assertThat(tables.usable(SKILLS, Set.of("gas"), at(21)).table()).isSameAs(again);
        assertThat(tables.usable(SKILLS, Set.of("water"), at(21))).isNull();
    }

    @Test
    void a_name_that_is_asked_for_in_the_pause_is_answered_by_the_next_reading_alone() {
        read(SKILLS, 0, "gas");
        tables.missed(SKILLS, Set.of("magic", "gas"), at(0));

        NamesRead inPause = tables.usable(SKILLS, Set.of("gas", "magic", "water"), at(5));
        assertThat(inPause.early()).containsExactly("water");
        assertThat(inPause.age()).hasSeconds(5);
        assertThat(inPause.readAgainIn()).hasSeconds(15);
        assertThat(tables.usable(SKILLS, Set.of("magic"), at(6)).early()).isEmpty();
        assertThat(tables.usable(SKILLS, Set.of("water"), at(7)).early()).containsExactly("water");

        read(SKILLS, 20, "gas");
        tables.missed(SKILLS, Set.of("fire"), at(20));

        for (String answered : List.of("magic", "water", "fire")) {
            assertThat(tables.usable(SKILLS, Set.of(answered), at(21)).early())
                    .as(answered)
                    .isEmpty();
        }
    }

    @Test
    void a_refused_uuid_has_the_list_read_once_and_then_not_for_ten_seconds_a_call() {
        read(SKILLS, 0, "gas");
        tables.doubt(SKILLS, at(1));
        assertThat(tables.usable(SKILLS, Set.of("gas"), at(1))).isNull();

        NameTable again = read(SKILLS, 2, "gas");
        tables.doubt(SKILLS, at(21));
        assertThat(tables.usable(SKILLS, Set.of("gas"), at(21)).table()).isSameAs(again);
        tables.doubt(SKILLS, at(22));
        assertThat(tables.usable(SKILLS, Set.of("gas"), at(22))).isNull();
    }

    @Test
    void a_doubt_about_what_is_not_known_is_nothing() {
        tables.doubt(SKILLS, at(0));
        tables.missed(SKILLS, Set.of("water"), at(0));

        assertThat(tables.usable(SKILLS, Set.of(), at(0))).isNull();
    }

    @Test
    void the_lists_that_are_used_least_go_first_when_there_are_too_many_names() {
        read(SKILLS, 0, "gas", "water");
        read(TEAMS, 0, "north", "south");
        tables.usable(SKILLS, Set.of("gas"), at(1));

        read(NameList.of(Named.UNIT), 2, "piece", "metre");

        assertThat(tables.usable(SKILLS, Set.of("gas"), at(3))).isNotNull();
        assertThat(tables.usable(TEAMS, Set.of("north"), at(3))).isNull();
    }

    @Test
    void the_values_of_two_dictionaries_are_two_lists() {
        read(NameList.valuesOf("d1"), 0, "a");

        assertThat(tables.usable(NameList.valuesOf("d2"), Set.of("a"), at(0))).isNull();
    }

    private NameTable read(NameList list, int second, String... names) {
        NameTable table = new NameTable(list, tables.maxSize());
        for (String name : names) {
            table.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("uuid", "uuid of " + name)
                    .put("name", name));
        }
        tables.put(list, table, at(second), 2, at(second));
        return table;
    }

    /** Nanoseconds near the end of their range: only differences count. */
    private static long at(int second) {
        return Long.MAX_VALUE
                - Duration.ofSeconds(30).toNanos()
                + Duration.ofSeconds(second).toNanos();
    }
}
