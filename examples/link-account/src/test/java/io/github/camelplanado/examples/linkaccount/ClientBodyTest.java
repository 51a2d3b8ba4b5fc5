package io.github.camelplanado.examples.linkaccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.examples.linkaccount.matching.Phones;
import org.junit.jupiter.api.Test;

class ClientBodyTest {

    private static final Map<String, Object> FRONT =
            Map.of("name", "Front", "type", "phone", "value", "8 495 123-45-67");
    private static final Map<String, Object> BACK =
            Map.of("name", "Back", "type", "phone", "value", "+7 916 555 01 02");

    private final ClientBody bodies = new ClientBody(new Phones("7"));

    @Test
    void a_new_client_is_sent_whole() {
        assertThat(bodies.whole(row("name", "{\"organization\":true,\"organization_name\":\"Ada\"}", "+7 1")))
                .isEqualTo(Map.of(
                        "organization",
                        true,
                        "organization_name",
                        "Ada",
                        "contacts",
                        List.of(Map.of("type", "phone", "value", "+7 1"))));
        assertThat(bodies.whole(row("name", "{}", null))).isEmpty();
    }

    @Test
    void a_new_name_is_sent_without_what_cannot_be_changed() {
        Map<String, Object> row = row("name", "{\"organization\":true,\"organization_name\":\"Ada\"}", "+7 1");
        row.put("name_due", true);
        assertThat(bodies.changed(row, row)).isEqualTo(Map.of("organization_name", "Ada"));
    }

    @Test
    void a_new_phone_takes_the_place_of_the_old_one_and_the_others_stay() {
        assertThat(contacts("+74951234567", "+7 495 765 43 21", FRONT, BACK))
                .containsExactly(Map.of("name", "Front", "type", "phone", "value", "+7 495 765 43 21"), BACK);
    }

    @Test
    void a_phone_that_was_not_there_is_added() {
        assertThat(contacts(null, "+7 1", FRONT)).containsExactly(FRONT, Map.of("type", "phone", "value", "+7 1"));
    }

    @Test
    void a_phone_that_is_there_already_in_another_spelling_is_not_sent() {
        assertThat(contacts(null, "+74951234567", FRONT)).isNull();
    }

    @Test
    void a_new_phone_that_is_there_already_only_takes_the_old_one_away() {
        assertThat(contacts("84951234567", "89165550102", FRONT, BACK)).containsExactly(BACK);
    }

    @Test
    void a_phone_that_the_erp_cleared_is_taken_away() {
        assertThat(contacts("84951234567", null, FRONT, BACK)).containsExactly(BACK);
    }

    @SuppressWarnings("unchecked")
    private List<Object> contacts(String old, String now, Object... there) {
        Map<String, Object> row = row("phone", "{}", now);
        row.put("phone_due", true);
        row.put("old_phone", old);
        return (List<Object>)
                bodies.changed(row, Map.of("contacts", List.of(there))).get("contacts");
    }

    private static Map<String, Object> row(String erpId, String names, String phone) {
        Map<String, Object> row = new HashMap<>();
        row.put("erp_id", erpId);
        row.put("names", names);
        row.put("phone", phone);
        return row;
    }
}
