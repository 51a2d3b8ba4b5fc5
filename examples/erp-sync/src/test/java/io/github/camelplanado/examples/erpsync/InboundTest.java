package io.github.camelplanado.examples.erpsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboundTest {

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = new Rig().start(Map.of("erp.in", Rig.NET));
    }

    @AfterAll
    static void end() {
        rig.close();
    }

    @BeforeEach
    void clear() {
        rig.down(false);
        rig.clear();
        rig.erp.run("INSERT INTO customers (external_id, name) VALUES ('c1', 'Ada')");
    }

    @Test
    void what_the_worker_did_comes_into_the_erp() {
        order("done-1");
        finish("done-1");
        await().until(() -> rig.isInStep("jobs", "orders", "done-1"));
        assertDone();
    }

    @Test
    void a_result_whose_pushes_were_lost_comes_by_the_net_with_times_and_report() {
        order("net-1");
        rig.pushes(false);
        finish("net-1");
        await().atMost(Duration.ofSeconds(30)).until(() -> rig.isInStep("jobs", "orders", "net-1"));
        assertDone();
    }

    @Test
    void the_net_reads_no_job_of_which_the_erp_has_the_version() {
        // A walk ends with a GET of its last entity: that is this one.
        order("oldest-1");
        order("known-1");
        finish("known-1");
        await().until(() -> rig.isInStep("jobs", "orders", "known-1"));
        String read = "GET /jobs/" + rig.value("SELECT planado_uuid FROM orders WHERE external_id = 'known-1'");
        moreLooks();
        long before = rig.calls().stream().filter(read::equals).count();
        moreLooks();
        assertThat(rig.calls().stream().filter(read::equals)).hasSize((int) before);
    }

    /** A few more looks of the streams; what they had found before is done then. */
    private static void moreLooks() {
        long looks = rig.looks();
        await().until(() -> rig.looks() > looks + 9);
    }

    @Test
    void while_the_erp_is_down_a_push_is_refused_and_it_is_applied_when_it_comes_again() {
        order("down-1");
        rig.down(true);
        finish("down-1");
        await().until(() -> rig.planado.deliveries().stream()
                .anyMatch(attempt -> Integer.valueOf(503).equals(attempt.responseCode())));
        assertThat(rig.value("SELECT finished_at FROM orders")).isNull();
        rig.down(false);
        await().atMost(Duration.ofSeconds(30)).until(() -> rig.isInStep("jobs", "orders", "down-1"));
        assertDone();
    }

    @Test
    void a_job_deleted_between_list_and_get_is_asked_for_no_more() {
        order("between-1");
        String read = "GET /jobs/" + rig.value("SELECT planado_uuid FROM orders");
        rig.pushes(false);
        rig.planado.faults().answer("GET", "/jobs/.+").times(8).status(500, "");
        finish("between-1");
        await().until(() -> rig.calls().contains(read));
        rig.planado.office().delete("jobs", "between-1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "Deleted in Planado".equals(rig.value("SELECT parked FROM orders")));
        moreLooks();
        long before = rig.calls().stream().filter(read::equals).count();
        moreLooks();
        assertThat(rig.calls().stream().filter(read::equals)).hasSize((int) before);
    }

    @Test
    void a_job_that_a_dispatcher_made_anew_is_followed_although_its_versions_begin_at_one() {
        order("anew-1");
        for (int i = 0; i < 6; i++) {
            rig.planado.office().update("jobs", "anew-1", Map.of("description", "change " + i));
        }
        await().until(() -> rig.isInStep("jobs", "orders", "anew-1"));
        rig.planado.office().delete("jobs", "anew-1");
        rig.planado.office().create("jobs", Map.of("external_id", "anew-1", "client", Map.of("external_id", "c1")));
        rig.planado.worker().start("anew-1");
        rig.planado.worker().finish("anew-1", "Done", Map.of());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "finished".equals(rig.value("SELECT status FROM orders"))
                        && rig.planado
                                .entity("jobs", "anew-1")
                                .path("uuid")
                                .asText()
                                .equals(rig.value("SELECT planado_uuid FROM orders")));
    }

    @Test
    void a_character_that_postgresql_cannot_hold_keeps_no_job_out_of_the_erp() {
        order("nul-1");
        rig.planado.worker().start("nul-1");
        rig.planado.worker().finish("nul-1", "Done", Map.of("Comment", "a\u0000b\\u0000c"));
        await().until(() -> rig.isInStep("jobs", "orders", "nul-1"));
        assertThat(rig.value("SELECT report_comment FROM orders")).isEqualTo("ab\\u0000c");
    }

    @Test
    void a_push_with_a_wrong_secret_changes_nothing() throws Exception {
        order("secret-1");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(rig.pushUrl()))
                                .header("X-Planado-Secret", "wrong")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static void order(String externalId) {
        rig.erp.run("INSERT INTO orders (external_id, customer, template, description) VALUES ('" + externalId
                + "', 'c1', 'Boiler check', 'Check it')");
        await().atMost(Duration.ofSeconds(20)).until(() -> rig.isInStep("jobs", "orders", externalId));
    }

    private static void finish(String externalId) {
        rig.planado.worker().start(externalId);
        rig.planado.worker().finish(externalId, "Done", Map.of("Meter reading", "4711", "Comment", "Fine"));
    }

    private static void assertDone() {
        assertThat(rig.value("SELECT concat_ws(' ', status, resolution, meter_reading, report_comment,"
                        + " started_at IS NOT NULL, finished_at IS NOT NULL) FROM orders"))
                .isEqualTo("finished Done 4711 Fine t t");
    }
}
