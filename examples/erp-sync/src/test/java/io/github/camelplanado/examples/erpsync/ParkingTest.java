package io.github.camelplanado.examples.erpsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import io.github.camelplanado.simulator.Knob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkingTest {

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
        rig.erp.run("INSERT INTO customers (external_id, name) VALUES ('c1', 'Ada')");
        await().until(() -> rig.isInStep("clients", "customers", "c1"));
    }

    @Test
    void a_refused_row_is_parked_with_the_message_blocks_no_other_and_goes_out_once_it_is_edited() {
        rig.erp.run("INSERT INTO orders (external_id, customer, template) VALUES ('bad-1', 'c1', 'No such template'),"
                + " ('good-1', 'c1', 'Repair')");
        await().until(() -> rig.isInStep("jobs", "orders", "good-1")
                && rig.value("SELECT parked FROM orders WHERE external_id = 'bad-1'") != null);
        assertThat(rig.value("SELECT parked FROM orders WHERE external_id = 'bad-1'"))
                .contains("422", "template");
        int calls = rig.calls().size();
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> rig.calls().size() == calls);
        rig.erp.run("UPDATE orders SET template = 'Repair' WHERE external_id = 'bad-1'");
        await().until(() -> rig.isInStep("jobs", "orders", "bad-1"));
        assertThat(rig.value("SELECT parked FROM orders WHERE external_id = 'bad-1'"))
                .isNull();
    }

    @Test
    void a_row_that_failed_for_another_reason_goes_on_waiting() {
        rig.planado.faults().answer("PATCH", "/clients/.*").times(4).status(500, "Oops");
        rig.erp.run("UPDATE customers SET name = 'Ada Ltd'");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> rig.planado
                        .entity("clients", "c1")
                        .path("name")
                        .asText()
                        .equals("Ada Ltd"));
        assertThat(rig.value("SELECT parked FROM customers")).isNull();
    }

    @Test
    void a_cancelled_order_deletes_its_job_and_makes_a_new_one_when_it_is_taken_back() {
        order("cancel-1");
        rig.erp.run("UPDATE orders SET cancelled = true");
        await().until(() -> rig.planado.entity("jobs", "cancel-1") == null && rig.isQuiet());
        assertThat(rig.value("SELECT planado_uuid FROM orders")).isNull();
        rig.erp.run("UPDATE orders SET cancelled = false");
        await().until(() -> rig.isInStep("jobs", "orders", "cancel-1"));
    }

    @Test
    void an_order_that_is_cancelled_before_it_was_sent_is_never_sent() {
        rig.erp.run("INSERT INTO orders (external_id, customer, cancelled) VALUES ('never-1', 'c1', true)");
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> rig.calls().stream().noneMatch(call -> call.contains("/jobs")));
    }

    @Test
    void an_order_cancelled_after_the_work_began_is_parked_even_if_the_erp_did_not_know() {
        order("begun-1");
        rig.pushes(false);
        rig.planado.worker().start("begun-1");
        rig.erp.run("UPDATE orders SET cancelled = true");
        await().until(() -> rig.value("SELECT parked FROM orders") != null);
        assertThat(rig.value("SELECT parked FROM orders")).isEqualTo("Cancelled after the work had begun");
        assertThat(rig.planado.entity("jobs", "begun-1")).isNotNull();
        assertThat(rig.isQuiet()).isTrue();
    }

    @Test
    void a_job_deleted_in_planado_comes_back_whole_once_the_order_is_edited() {
        order("gone-1");
        rig.planado.office().delete("jobs", "gone-1");
        rig.erp.run("UPDATE orders SET duration_minutes = 45");
        await().until(() -> rig.planado.entity("jobs", "gone-1") != null && rig.isQuiet());
        assertThat(rig.planado.entity("jobs", "gone-1").path("description").asText())
                .isEqualTo("Check it");
    }

    @Test
    void a_deletion_that_is_pushed_parks_the_row_without_sending_it_again() {
        rig.planado.knob(Knob.DELETION_EVENTS, "deleted");
        rig.pushes(true);
        order("told-1");
        rig.planado.office().delete("jobs", "told-1");
        await().until(() -> "Deleted in Planado".equals(rig.value("SELECT parked FROM orders")));
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> rig.planado.entity("jobs", "told-1") == null);
    }

    @Test
    void an_order_taken_back_gets_a_job_even_if_the_push_of_the_deletion_overtook_its_answer() {
        rig.planado.knob(Knob.DELETION_EVENTS, "deleted");
        order("race-1");
        rig.planado.faults().answer("DELETE", "/jobs/.*").closeAfterWork();
        rig.erp.run("UPDATE orders SET cancelled = true");
        await().until(() ->
                rig.planado.entity("jobs", "race-1") == null && rig.value("SELECT planado_uuid FROM orders") == null);
        assertThat(rig.value("SELECT parked FROM orders")).isNull();
        rig.erp.run("UPDATE orders SET cancelled = false");
        await().until(() -> rig.isInStep("jobs", "orders", "race-1"));
    }

    @Test
    void a_late_push_of_a_deleted_job_does_not_come_over_the_new_one() {
        order("late-1");
        String old = rig.value("SELECT planado_uuid FROM orders");
        rig.erp.run("UPDATE orders SET cancelled = true");
        await().until(() -> rig.value("SELECT planado_uuid FROM orders") == null);
        rig.value(
                "SELECT planado_apply('job', ?, ?, 7, 'updated', false)",
                "{\"external_id\": \"late-1\", \"status\": \"posted\"}",
                old);
        assertThat(rig.value("SELECT planado_uuid FROM orders")).isNull();
        rig.erp.run("UPDATE orders SET cancelled = false");
        await().until(() -> rig.isInStep("jobs", "orders", "late-1"));
        rig.planado.worker().start("late-1");
        rig.planado.worker().finish("late-1", "Done", Map.of());
        await().until(() -> "finished".equals(rig.value("SELECT status FROM orders")));
    }

    @Test
    void what_planado_cannot_clear_is_parked_instead_of_forgotten() {
        rig.erp.run("INSERT INTO sites (external_id, customer, name, address) VALUES ('s1', 'c1', 'Depot', '1 Road')");
        await().until(() -> rig.isInStep("sites", "sites", "s1"));
        rig.erp.run("UPDATE sites SET address = NULL");
        await().until(() -> rig.value("SELECT parked FROM sites") != null);
        assertThat(rig.value("SELECT parked FROM sites")).contains("address");
        rig.erp.run("UPDATE sites SET address = '2 Road'");
        await().until(() -> "2 Road"
                .equals(rig.planado
                        .entity("sites", "s1")
                        .at("/address/formatted")
                        .asText()));
        await().until(() -> rig.value("SELECT parked FROM sites") == null);
    }

    @Test
    void an_order_refused_for_its_missing_client_goes_out_when_the_client_is_back() {
        rig.planado.office().delete("clients", "c1");
        rig.erp.run("INSERT INTO orders (external_id, customer, description) VALUES ('orphan-1', 'c1', 'Check it')");
        await().until(() -> rig.value("SELECT parked FROM orders") != null);
        rig.erp.run("UPDATE customers SET name = 'Ada again'");
        await().atMost(Duration.ofSeconds(20)).until(() -> rig.isInStep("jobs", "orders", "orphan-1"));
        assertThat(rig.value("SELECT parked FROM orders")).isNull();
    }

    private static void order(String externalId) {
        rig.erp.run("INSERT INTO orders (external_id, customer, description) VALUES ('" + externalId
                + "', 'c1', 'Check it')");
        await().until(() -> rig.isInStep("jobs", "orders", externalId));
    }
}
