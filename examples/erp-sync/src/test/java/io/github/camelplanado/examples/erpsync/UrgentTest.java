package io.github.camelplanado.examples.erpsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UrgentTest {

    private static final int CUSTOMERS = 60;
    private static final int SENT = 10;
    private static final int SOON = 10;

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = new Rig().start(Map.of("planado.requestsPerMinute", "900"));
    }

    @AfterAll
    static void end() {
        rig.close();
    }

    @Test
    void an_edit_does_not_wait_behind_the_first_load() {
        rig.erp.run(
                "INSERT INTO customers (external_id, name) SELECT 'c' || n, 'Customer ' || n FROM generate_series(1, "
                        + CUSTOMERS + ") n");
        await().until(() -> rig.calls().size() >= SENT && rig.isInStep("clients", "customers", "c1"));
        String uuid = rig.value("SELECT planado_uuid FROM customers WHERE external_id = 'c1'");
        int before = rig.calls().size();
        rig.erp.run("UPDATE customers SET name = 'Urgent' WHERE external_id = 'c1'");
        await().atMost(Duration.ofSeconds(20)).until(() -> rig.calls().size() >= CUSTOMERS + 1);
        assertThat(rig.calls().indexOf("PATCH /clients/" + uuid)).isBetween(before, before + SOON);
    }
}
