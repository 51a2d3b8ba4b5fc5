package io.github.camelplanado.examples.linkaccount.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class MatchingTest {

    private Decisions decisions = Decisions.none();
    private boolean byNameAlone;
    private Map<String, String> linked = Map.of();

    @Test
    void same_name_and_phone_are_the_same_client() {
        assertThat(match(rows(row("1", "Ada", "+1")), entry("a", "Ada", "+1", "+2"))
                        .links())
                .containsExactly(new Link("1", "a", "same name and phone"));
    }

    @Test
    void a_client_without_any_likeness_is_new() {
        Outcome outcome = match(rows(row("1", "Ada", "+1")), entry("a", "Grace", "+2"));
        assertThat(outcome.fresh()).containsExactly("1");
        assertThat(outcome.questions()).isEmpty();
    }

    @Test
    void two_entries_for_one_row_are_asked() {
        Outcome outcome = match(rows(row("1", "Ada", "+1")), entry("a", "Ada", "+1"), entry("b", "Ada", "+1"));
        assertThat(outcome.links()).isEmpty();
        assertThat(outcome.questions())
                .extracting(Question::uuid, Question::reason)
                .containsExactlyInAnyOrder(
                        tuple("a", "same name and phone; 2 account entries for one ERP row"),
                        tuple("b", "same name and phone; 2 account entries for one ERP row"));
    }

    @Test
    void two_rows_for_one_entry_are_asked() {
        Outcome outcome = match(rows(row("1", "Ada", "+1"), row("2", "Ada", "+1")), entry("a", "Ada", "+1"));
        assertThat(outcome.links()).isEmpty();
        assertThat(outcome.fresh()).isEmpty();
        assertThat(outcome.questions())
                .extracting(Question::erpId, Question::reason)
                .containsExactlyInAnyOrder(
                        tuple("1", "same name and phone; 2 ERP rows for one account entry"),
                        tuple("2", "same name and phone; 2 ERP rows for one account entry"));
    }

    @Test
    void a_second_entry_whose_phone_is_not_known_may_be_meant_as_well() {
        assertThat(match(rows(row("1", "Ada", "+1")), entry("a", "Ada", "+1"), entry("b", "Ada"))
                        .links())
                .isEmpty();
    }

    @Test
    void a_second_entry_with_a_typing_mistake_and_the_same_phone_may_be_meant_as_well() {
        assertThat(match(
                                rows(row("1", "Ada Byron", "+1")),
                                entry("a", "Ada Byron", "+1"),
                                entry("b", "Ada Byrom", "+1"))
                        .links())
                .isEmpty();
    }

    @Test
    void two_people_of_one_name_are_told_apart_by_their_phones() {
        assertThat(match(
                                rows(row("1", "Ada", "+1"), row("2", "Ada", "+2")),
                                entry("a", "Ada", "+1"),
                                entry("b", "Ada", "+2"))
                        .links())
                .extracting(Link::erpId, Link::uuid)
                .containsExactlyInAnyOrder(tuple("1", "a"), tuple("2", "b"));
    }

    @Test
    void a_third_of_that_name_is_new_once_the_others_are_somebody() {
        Outcome outcome = match(rows(row("1", "Ada", "+1"), row("3", "Ada", "+3")), entry("a", "Ada", "+1"));
        assertThat(outcome.links()).hasSize(1);
        assertThat(outcome.fresh()).containsExactly("3");
    }

    @Test
    void same_name_and_another_phone_is_asked() {
        assertThat(reasons(match(rows(row("1", "Ada", "+1")), entry("a", "Ada", "+2"))))
                .containsExactly("same name, other phone");
    }

    @Test
    void same_phone_and_another_name_is_asked() {
        assertThat(reasons(match(rows(row("1", "Ada", "+1")), entry("a", "Grace", "+1"))))
                .containsExactly("same phone, other name");
    }

    @Test
    void a_near_name_is_asked() {
        assertThat(reasons(match(rows(row("1", "Semenov", "+1")), entry("a", "Semyonov", "+1"))))
                .containsExactly("near name, same phone");
        assertThat(reasons(match(rows(row("1", "Semenov", "+1")), entry("a", "Semenow"))))
                .containsExactly("near name, no phone to compare");
        assertThat(match(rows(row("1", "Semenov", "+1")), entry("a", "Semenow", "+2"))
                        .fresh())
                .containsExactly("1");
    }

    @Test
    void a_name_alone_is_asked_unless_it_is_said_to_be_enough() {
        assertThat(reasons(match(rows(row("1", "Ada")), entry("a", "Ada", "+2"))))
                .containsExactly("same name, no phone to compare");
        byNameAlone = true;
        assertThat(match(rows(row("1", "Ada")), entry("a", "Ada", "+2")).links())
                .hasSize(1);
        assertThat(match(rows(row("1", "Ada")), entry("a", "Ada"), entry("b", "Ada", "+2"))
                        .links())
                .isEmpty();
        assertThat(match(rows(row("1", "Ada"), row("2", "Ada", "+2")), entry("a", "Ada"))
                        .links())
                .isEmpty();
    }

    @Test
    void an_empty_name_is_like_nobody() {
        byNameAlone = true;
        assertThat(match(rows(row("1", "")), entry("a", "")).fresh()).containsExactly("1");
    }

    @Test
    void the_same_external_id_is_enough() {
        Entry carrying = new Entry("a", "1", name("Grace"), Set.of(), true);
        assertThat(match(rows(row("1", "Ada", "+1")), carrying).links())
                .containsExactly(new Link("1", "a", "same external id"));
    }

    @Test
    void an_entry_with_the_external_id_of_another_system_is_asked() {
        Entry foreign = new Entry("a", "crm-9", name("Ada"), Set.of("+1"), true);
        assertThat(reasons(match(rows(row("1", "Ada", "+1")), foreign)))
                .containsExactly("same name and phone; the entry has the external id crm-9");
    }

    @Test
    void a_decision_links() {
        decisions = new Decisions(Map.of("1", "b"), Set.of());
        assertThat(match(rows(row("1", "Ada", "+1")), entry("a", "Ada", "+1"), entry("b", "Ada", "+1"))
                        .links())
                .containsExactly(new Link("1", "b", "decided"));
    }

    @Test
    void a_refused_pair_leaves_the_other_one() {
        decisions = new Decisions(Map.of(), Set.of(Decisions.pair("1", "a")));
        assertThat(match(rows(row("1", "Ada", "+1")), entry("a", "Ada", "+1"), entry("b", "Ada", "+1"))
                        .links())
                .extracting(Link::uuid)
                .containsExactly("b");
    }

    @Test
    void a_row_all_of_whose_pairs_are_refused_is_new() {
        decisions = new Decisions(Map.of(), Set.of(Decisions.pair("1", "a")));
        assertThat(match(rows(row("1", "Ada", "+1")), entry("a", "Ada", "+1")).fresh())
                .containsExactly("1");
    }

    @Test
    void the_other_row_of_an_entry_that_was_given_away_is_still_asked() {
        decisions = new Decisions(Map.of("1", "a"), Set.of());
        Outcome outcome = match(rows(row("1", "Ada", "+1"), row("2", "Ada", "+1")), entry("a", "Ada", "+1"));
        assertThat(outcome.fresh()).isEmpty();
        assertThat(reasons(outcome)).containsExactly("same name and phone; the entry is linked with ERP row 1");
    }

    @Test
    void what_is_linked_stays_and_is_not_told_again() {
        linked = Map.of("1", "b");
        Outcome outcome =
                match(rows(row("1", "Ada", "+1"), row("2", "Ada", "+1")), entry("a", "Ada", "+1"), entry("b", "X"));
        assertThat(outcome.links()).extracting(Link::erpId, Link::uuid).containsExactly(tuple("2", "a"));
    }

    @Test
    void one_entry_cannot_be_given_to_two_rows() {
        assertThatThrownBy(() -> new Decisions(Map.of("1", "a", "2", "a"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two ERP rows");
        linked = Map.of("1", "a");
        decisions = new Decisions(Map.of("2", "a"), Set.of());
        assertThatThrownBy(() -> match(rows(row("2", "Ada")), entry("a", "Ada")))
                .hasMessageContaining("linked with another already");
    }

    @Test
    void contacts_that_are_not_known_are_wanted_only_where_they_decide() {
        Entry asked = new Entry("a", null, name("Ada"), Set.of(), false);
        Entry nobody = new Entry("b", null, name("Grace"), Set.of(), false);
        assertThat(match(rows(row("1", "Ada", "+1")), asked, nobody).unknown()).containsExactly("a");
        byNameAlone = true;
        assertThat(match(rows(row("1", "Ada", "+1")), asked, nobody).unknown()).isEmpty();
    }

    private Outcome match(List<ErpRow> rows, Entry... entries) {
        return new Matching(byNameAlone, decisions).match(rows, Arrays.asList(entries), linked);
    }

    private static List<String> reasons(Outcome outcome) {
        return outcome.questions().stream().map(Question::reason).toList();
    }

    private static List<ErpRow> rows(ErpRow... rows) {
        return Arrays.asList(rows);
    }

    private static ErpRow row(String id, String name, String... phones) {
        return new ErpRow(id, name(name), Set.of(phones));
    }

    private static Entry entry(String uuid, String name, String... phones) {
        return new Entry(uuid, null, name(name), Set.of(phones), true);
    }

    private static Name name(String text) {
        return new Names(List.of()).of(text);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
