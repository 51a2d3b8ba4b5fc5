package io.github.camelplanado.examples.linkaccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelplanado.simulator.Knob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAccountTest {

    private static Rig rig;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rig = new Rig(folder);
    }

    @AfterAll
    static void end() {
        rig.close();
    }

    @BeforeEach
    void clear() throws IOException {
        rig.clear();
    }

    @Test
    void a_client_that_both_have_is_linked_and_not_written() {
        String uuid = rig.account("ООО \"Ромашка\"", "+7 495 123-45-67");
        rig.erp("c1", "Ромашка", "8 (495) 1234567");
        rig.link();
        assertThat(rig.uuidOf("c1")).isEqualTo(uuid);
        assertThat(rig.callsAfter(0)).allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void a_client_that_only_the_erp_has_is_made_once_with_its_key_and_linked_by_the_uuid_in_the_answer() {
        rig.erp("c/1", "Ромашка", "84951234567");
        rig.link();
        rig.link();
        assertThat(rig.planado.entities("clients")).hasSize(1);
        assertThat(rig.uuidOf("c/1"))
                .isEqualTo(rig.planado.entity("clients", "c/1").path("uuid").asText());
        assertThat(rig.planado.mistakes()).isEmpty();
    }

    @Test
    void nothing_is_written_before_everything_was_read_and_counted() {
        rig.account("Grace");
        rig.erp("c1", "Ada", null);
        assertThatThrownBy(rig::apply).hasMessageContaining("run --plan");
        rig.plan();
        rig.apply();
        assertThat(rig.callsAfter(0)).allMatch(call -> call.startsWith("GET "));
        assertThat(rig.said()).contains("Nothing was written", "To be made: 1");
    }

    @Test
    void later_edits_are_written_by_uuid_with_what_changed_alone() {
        String uuid = rig.account("Ada", "84951234567", "89165550102");
        rig.erp("c1", "Ada", "84951234567");
        rig.link();
        int before = rig.calls();
        rig.sql.update("UPDATE customers SET name = 'Ada Ltd.'");
        rig.link();
        assertThat(rig.callsAfter(before)).contains("PATCH /clients/" + uuid);
        assertThat(rig.lastBody()).isEqualTo("{\"organization_name\":\"Ada Ltd.\"}");
        rig.sql.update("UPDATE customers SET phone = '84957654321'");
        rig.link();
        assertThat(rig.planado.entity("clients", uuid).at("/contacts").findValuesAsText("value"))
                .containsExactly("84957654321", "89165550102");
        assertThat(rig.planado.mistakes()).isEmpty();
    }

    @Test
    void an_unchanged_row_is_not_written_and_the_list_is_not_read_again() {
        for (int i = 0; i < 60; i++) {
            rig.account("Client " + i, "+7495100000" + (i / 10) + "" + (i % 10));
        }
        rig.erp("c1", "Client 1", "84951000001");
        rig.link();
        int before = rig.calls();
        rig.link();
        assertThat(rig.callsAfter(before)).containsExactly("GET /clients", "GET /clients");
    }

    @Test
    void two_entries_for_one_row_are_never_linked_and_a_person_decides() throws IOException {
        String one = rig.account("Ada", "84951234567");
        String other = rig.account("Ада", "84951234567");
        String twin = rig.account("ADA", "+74951234567");
        rig.erp("c1", "Ada", "84951234567");
        rig.link();
        assertThat(rig.uuidOf("c1")).isNull();
        assertThat(rig.questions("c1")).contains("2 account entries for one ERP row", "same phone, other name");
        assertThat(Files.readString(rig.questions)).contains(one, other, twin);
        decide("c1", twin, "yes");
        rig.link();
        assertThat(rig.uuidOf("c1")).isEqualTo(twin);
        assertThat(rig.planado.entities("clients")).hasSize(3);
    }

    @Test
    void two_rows_for_one_entry_are_never_linked_and_the_one_that_is_refused_is_made() throws IOException {
        String uuid = rig.account("Ada", "84951234567");
        rig.erp("c1", "Ada", "84951234567");
        rig.erp("c2", "Ada", "84951234567");
        rig.link();
        assertThat(rig.sql.queryForList("SELECT * FROM planado_link")).isEmpty();
        assertThat(rig.planado.entities("clients")).hasSize(1);
        decide("c1", uuid, "yes");
        rig.link();
        assertThat(rig.planado.entities("clients")).hasSize(1);
        decide("c2", uuid, "no");
        rig.link();
        assertThat(rig.uuidOf("c1")).isEqualTo(uuid);
        assertThat(rig.uuidOf("c2")).isNotNull().isNotEqualTo(uuid);
    }

    @Test
    void a_link_that_was_entered_by_hand_is_kept_and_written_to() {
        String uuid = rig.account("Something else");
        rig.erp("c1", "Ada", "84951234567");
        rig.sql.update("INSERT INTO planado_link (erp_id, uuid, why) VALUES ('c1', ?, 'by hand')", uuid);
        rig.link();
        assertThat(rig.planado.entity("clients", uuid).path("name").asText()).isEqualTo("Ada");
        assertThat(rig.planado.entity("clients", uuid).at("/contacts/0/value").asText())
                .isEqualTo("84951234567");
    }

    @Test
    void a_decision_that_nobody_asked_for_is_refused() throws IOException {
        rig.account("Ada", "84951234567");
        rig.erp("007", "Ada", null);
        rig.link();
        Files.writeString(
                rig.questions,
                Files.readString(rig.questions).replace("007", "7").replaceAll(",\r", ",yes\r"));
        assertThatThrownBy(rig::plan).hasMessageContaining("no question about ERP row 7");
    }

    @Test
    void a_row_that_planado_refuses_is_told_and_not_sent_again_until_it_changes() {
        rig.erp("c1", "x".repeat(5001), null);
        rig.erp("c2", "Ada", null);
        rig.link();
        assertThat(rig.said()).contains("Refused: ERP row c1");
        assertThat(rig.uuidOf("c2")).isNotNull();
        int before = rig.calls();
        rig.link();
        assertThat(rig.callsAfter(before)).noneMatch(call -> call.startsWith("P"));
        rig.sql.update("UPDATE customers SET name = 'Grace' WHERE no = 'c1'");
        rig.link();
        assertThat(rig.uuidOf("c1")).isNotNull();
        assertThat(rig.said()).doesNotContain("Refused");
    }

    @Test
    void a_client_made_by_hand_after_the_reading_is_linked_instead_of_made_twice() {
        rig.account("Grace");
        rig.erp("c1", "Ada", "84951234567");
        rig.plan();
        rig.apply();
        String uuid = rig.account("Ada", "+7 495 123 45 67");
        IntStream.range(0, 45).forEach(i -> rig.account("Other " + i));
        rig.plan();
        rig.apply();
        assertThat(rig.uuidOf("c1")).isEqualTo(uuid);
        assertThat(rig.planado.entities("clients")).hasSize(47);
    }

    @Test
    void an_account_that_is_larger_than_said_stops_at_the_printed_number_and_goes_on_after_another_plan() {
        rig.planado.knob(Knob.PAGE_SIZE, 2);
        for (int i = 0; i < 60; i++) {
            rig.account("Client " + i);
        }
        rig.erp("c1", "Ada", null);
        rig.clients = 10;
        int printed = rig.plan();
        int before = rig.calls();
        assertThatThrownBy(rig::apply).hasMessageContaining("printed number of calls is used up");
        assertThat(rig.calls() - before).isEqualTo(printed);
        rig.clients = 60;
        rig.restart();
        rig.link();
        assertThat(rig.cursors()).doesNotHaveDuplicates();
        assertThat(rig.uuidOf("c1")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"go-on", "not-found", "empty"})
    void a_cursor_whose_client_was_deleted_does_not_end_the_reading(String knob) {
        rig.planado.knob(Knob.CURSOR_ON_DELETED, knob);
        rig.planado.knob(Knob.PAGE_SIZE, 5);
        String last = rig.account("Ada", "84951234567");
        List<String> more =
                IntStream.range(0, 10).mapToObj(i -> rig.account("Client " + i)).toList();
        rig.erp("c1", "Ada", "84951234567");
        rig.plan();
        rig.planado.office().delete("clients", more.get(5));
        rig.apply();
        assertThat(rig.uuidOf("c1")).isEqualTo(last);
        assertThat(rig.sql.queryForObject("SELECT count(*) FROM planado_client", Integer.class))
                .isBetween(10, 11);
    }

    @Test
    void a_list_without_contacts_costs_a_get_for_each_client_whose_name_the_erp_knows_and_no_more() {
        try (ListWithoutContacts vendor = new ListWithoutContacts(rig.planado.baseUrl())) {
            rig.baseUrl = vendor.baseUrl();
            String right = rig.account("Ada", "84951234567");
            String namesake = rig.account("Ada", "84957654321");
            rig.account("Grace", "84950000000");
            rig.erp("c1", "Ada", "84951234567");
            rig.clients = 3;
            int printed = rig.plan();
            int before = rig.calls();
            rig.apply();
            assertThat(rig.uuidOf("c1")).isEqualTo(right);
            assertThat(rig.callsAfter(before))
                    .filteredOn(call -> call.matches("GET /clients/.*"))
                    .contains("GET /clients/" + right, "GET /clients/" + namesake)
                    .hasSizeLessThanOrEqualTo(3);
            assertThat(rig.calls() - before).isLessThanOrEqualTo(printed);
            assertThat(printed).isGreaterThanOrEqualTo(3 + 3);
        }
    }

    @Test
    void a_name_alone_is_enough_if_that_is_said_and_then_only_namesakes_are_got() {
        try (ListWithoutContacts vendor = new ListWithoutContacts(rig.planado.baseUrl())) {
            rig.baseUrl = vendor.baseUrl();
            rig.byNameAlone = true;
            String ada = rig.account("Ada", "84951234567");
            String namesake = rig.account("Ada", "84957654321");
            String grace = rig.account("Grace", "84950000000");
            rig.erp("c1", "Ada", "84951234567");
            rig.erp("c2", "Grace", "84950000000");
            rig.plan();
            rig.apply();
            assertThat(rig.uuidOf("c1")).isEqualTo(ada);
            assertThat(rig.uuidOf("c2")).isEqualTo(grace);
            assertThat(rig.callsAfter(0).stream()
                            .filter(call -> call.matches("GET /clients/.*"))
                            .distinct())
                    .containsOnlyOnce("GET /clients/" + ada, "GET /clients/" + namesake);
        }
    }

    @Test
    void repeats_after_a_failure_count() {
        rig.account("Grace");
        rig.erp("c1", "Ada", null);
        rig.plan();
        rig.apply();
        int printed = rig.plan();
        int before = rig.calls();
        rig.planado.faults().answer("PATCH", "/clients/.*").times(2).status(503, "busy");
        rig.apply();
        assertThat(rig.uuidOf("c1")).isNotNull();
        assertThat(rig.calls() - before).isEqualTo(1 + 3).isLessThanOrEqualTo(printed);
        assertThat(rig.said()).contains("left of what was printed: " + (printed - 4));
    }

    private void decide(String erpId, String uuid, String decision) throws IOException {
        List<String> lines = Files.readAllLines(rig.questions).stream()
                .map(line -> line.startsWith(erpId + ",") && line.contains(uuid) ? line + decision : line)
                .toList();
        Files.write(rig.questions, lines);
    }
}
