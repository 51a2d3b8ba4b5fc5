package io.github.camelplanado.examples.erpsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = new Rig().start(Map.of());
    }

    @AfterAll
    static void end() {
        rig.close();
    }

    @BeforeEach
    void clear() {
        rig.clear();
        rig.erp.run("INSERT INTO customers (external_id, name, phone) VALUES ('c1', 'Ada', '+1')");
        await().until(() -> rig.isInStep("clients", "customers", "c1"));
    }

    @Test
    void a_new_customer_site_and_order_cost_one_call_each_in_this_order() {
        rig.erp.run("INSERT INTO orders (external_id, customer, template, description, scheduled_at)"
                + " VALUES ('new-1', 'c1', 'Boiler check', 'Check it', '2027-01-01T08:00:00Z');"
                + "INSERT INTO sites (external_id, customer, name, address) VALUES ('s1', 'c1', 'Depot', '1 Road');"
                + "UPDATE orders SET site = 's1'");
        await().until(() -> rig.isInStep("jobs", "orders", "new-1"));
        assertThat(rig.calls()).containsExactly("PATCH /clients/c1", "PATCH /sites/s1", "POST /jobs");
        assertThat(rig.planado.mistakes()).isEmpty();
        assertThat(rig.planado.entity("jobs", "new-1").at("/template/name").asText())
                .isEqualTo("Boiler check");
    }

    @Test
    void an_edited_customer_costs_one_call_with_the_changed_key_alone() {
        rig.erp.run("UPDATE customers SET name = 'Ada Ltd'");
        await().until(() -> rig.calls().size() == 2 && rig.isQuiet());
        assertThat(rig.planado.lastRequest().body().toString()).isEqualTo("{\"organization_name\":\"Ada Ltd\"}");
    }

    @Test
    void an_unchanged_row_costs_no_call() {
        rig.erp.run("UPDATE customers SET name = name, phone = phone");
        await().during(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(5))
                .until(() -> rig.calls().size() == 1);
    }

    @Test
    void what_comes_back_from_an_own_write_is_not_sent_again() {
        rig.erp.run("UPDATE customers SET phone = '+2'");
        await().until(() ->
                rig.isInStep("clients", "customers", "c1") && rig.calls().size() == 2);
        await().during(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(5))
                .until(() -> rig.calls().size() == 2);
    }

    @Test
    void a_field_that_was_cleared_is_sent_as_null() {
        rig.erp.run("INSERT INTO orders (external_id, customer, description) VALUES ('clear-1', 'c1', 'Check it')");
        await().until(() -> rig.isInStep("jobs", "orders", "clear-1"));
        rig.erp.run("UPDATE orders SET description = NULL");
        await().until(() -> rig.calls().size() == 3);
        assertThat(rig.planado.lastRequest().body().toString()).isEqualTo("{\"description\":null}");
    }

    @Test
    void an_order_whose_uuid_the_erp_holds_costs_one_call() {
        // The push of a creation that comes in between would be a change on the other side, and cost a second one.
        rig.pushes(false);
        String uuid = rig.planado
                .office()
                .create("jobs", Map.of("external_id", "held-1", "description", "By hand"))
                .path("uuid")
                .asText();
        rig.erp.run("INSERT INTO orders (external_id, customer, description, planado_uuid)"
                + " VALUES ('held-1', 'c1', 'Mine', '" + uuid + "')");
        await().until(() -> rig.isQuiet());
        assertThat(rig.calls()).containsExactly("PATCH /clients/c1", "PATCH /jobs/" + uuid);
        assertThat(rig.planado.entity("jobs", "held-1").path("description").asText())
                .isEqualTo("Mine");
    }

    @Test
    void an_order_that_exists_in_planado_unknown_to_the_erp_costs_two_calls() {
        rig.pushes(false);
        rig.planado.office().create("jobs", Map.of("external_id", "there-1", "description", "By hand"));
        rig.erp.run("INSERT INTO orders (external_id, customer, description) VALUES ('there-1', 'c1', 'Mine')");
        await().until(() -> rig.isQuiet());
        assertThat(rig.calls()).containsExactly("PATCH /clients/c1", "POST /jobs", "PATCH /jobs/there-1");
    }

    @Test
    void a_create_whose_answer_was_lost_makes_one_job() {
        rig.planado.faults().answer("POST", "/jobs").closeAfterWork();
        rig.erp.run("INSERT INTO orders (external_id, customer, description) VALUES ('lost-1', 'c1', 'Check it')");
        await().until(() -> rig.calls().size() > 2 && rig.isQuiet());
        await().until(() -> rig.isInStep("jobs", "orders", "lost-1"));
        assertThat(rig.planado.entities("jobs")).hasSize(1);
    }

    @Test
    void an_edit_made_while_the_row_is_under_way_is_sent_next() {
        rig.planado.faults().answer("PATCH", "/clients/.*").delay(Duration.ofSeconds(15));
        rig.erp.run("UPDATE customers SET name = 'First'");
        await().until(() -> rig.planado.accepted() == 2);
        rig.erp.run("UPDATE customers SET name = 'Second', phone = '+9'");
        await().until(() -> rig.calls().size() == 3 && rig.isInStep("clients", "customers", "c1"));
        assertThat(rig.planado.entity("clients", "c1").path("name").asText()).isEqualTo("Second");
        assertThat(rig.value("SELECT name FROM customers")).isEqualTo("Second");
    }

    @Test
    void a_dispatchers_change_while_the_row_is_under_way_is_kept() {
        rig.planado.faults().answer("PATCH", "/clients/.*").delay(Duration.ofSeconds(15));
        rig.erp.run("UPDATE customers SET name = 'First'");
        await().until(() -> rig.planado.accepted() == 2);
        rig.planado
                .office()
                .update("clients", "c1", Map.of("contacts", List.of(Map.of("type", "phone", "value", "+7"))));
        await().until(() -> rig.isInStep("clients", "customers", "c1")
                && rig.isQuiet()
                && rig.planado.entity("clients", "c1").path("name").asText().equals("First"));
        assertThat(rig.value("SELECT name || phone FROM customers")).isEqualTo("First+7");
    }
}
