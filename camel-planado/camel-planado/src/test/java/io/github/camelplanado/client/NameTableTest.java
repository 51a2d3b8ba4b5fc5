package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Named;
import org.junit.jupiter.api.Test;

/** Which name means whom, and what is said when it means nobody. */
class NameTableTest {

    @Test
    void a_name_means_the_one_that_has_it() {
        NameTable skills = skills("gas", "electric");

        assertThat(skills.find("gas")).isEqualTo(new NameMatch.Found("uuid of gas"));
        assertThat(skills.has("electric")).isTrue();
        assertThat(skills.has("water")).isFalse();
    }

    @Test
    void what_the_eye_cannot_tell_apart_matches_and_a_difference_in_letters_does_not() {
        NameTable skills = skills("Новый газ", "Gas works");

        assertThat(skills.find(" Gas\u00a0 works ")).isEqualTo(new NameMatch.Found("uuid of Gas works"));
        assertThat(skills.find("Новы\u0438\u0306 газ")).isEqualTo(new NameMatch.Found("uuid of Новый газ"));
        assertThat(skills.find("gas works")).isEqualTo(new NameMatch.Unknown(List.of("Gas works"), false));
    }

    @Test
    void the_exact_name_wins_over_one_that_looks_the_same() {
        NameTable skills = skills("gas", "gas ");

        assertThat(skills.find("gas ")).isEqualTo(new NameMatch.Found("uuid of gas "));
        assertThat(skills.find("gas  ")).isEqualTo(new NameMatch.Ambiguous(List.of("uuid of gas", "uuid of gas ")));
    }

    @Test
    void a_name_that_two_have_means_both() {
        NameTable skills = skills("gas");
        skills.add(element("gas", "another"));

        assertThat(skills.find("gas")).isEqualTo(new NameMatch.Ambiguous(List.of("uuid of gas", "another")));
    }

    @Test
    void an_address_of_a_person_has_no_case() {
        NameTable workers = new NameTable(NameList.of(Named.WORKER), 10);
        workers.add(JsonNodeFactory.instance.objectNode().put("uuid", "u1").put("email", "Ann@example.org"));

        assertThat(workers.find("ann@EXAMPLE.org")).isEqualTo(new NameMatch.Found("u1"));
    }

    @Test
    void near_names_are_those_with_few_other_letters_the_nearest_first_and_three_at_most() {
        NameTable skills = skills("electrik", "electric", "Electrics", "elektrics", "gas", "plumbing");

        assertThat(skills.find("elektric"))
                .isEqualTo(new NameMatch.Unknown(List.of("electric", "elektrics", "Electrics"), false));
        assertThat(skills.find("roofs")).isEqualTo(new NameMatch.Unknown(List.of(), false));
        assertThat(skills.find("plumb")).isEqualTo(new NameMatch.Unknown(List.of("plumbing"), false));
    }

    @Test
    void what_has_no_name_or_no_uuid_or_is_in_the_archive_is_left_out() {
        NameTable skills = new NameTable(NameList.of(Named.SKILL), 10);
        skills.add(JsonNodeFactory.instance.objectNode().put("uuid", "u1"));
        skills.add(JsonNodeFactory.instance.objectNode().put("name", "gas"));
        skills.add(element("old", "u2").put("archived", true));
        skills.add(element("new", "u3").put("archived", false));

        assertThat(skills.size()).isEqualTo(1);
        assertThat(skills.has("new")).isTrue();
    }

    @Test
    void a_table_that_is_full_says_so() {
        NameTable skills = new NameTable(NameList.of(Named.SKILL), 1);
        skills.add(element("gas", "u1"));
        assertThat(skills.isCut()).isFalse();

        skills.add(element("electric", "u2"));

        assertThat(skills.isCut()).isTrue();
        assertThat(skills.find("electric")).isEqualTo(new NameMatch.Unknown(List.of(), true));
    }

    private static NameTable skills(String... names) {
        NameTable table = new NameTable(NameList.of(Named.SKILL), 100);
        for (String name : names) {
            table.add(element(name, "uuid of " + name));
        }
        return table;
    }

    private static ObjectNode element(String name, String uuid) {
        return JsonNodeFactory.instance.objectNode().put("uuid", uuid).put("name", name);
    }
}
