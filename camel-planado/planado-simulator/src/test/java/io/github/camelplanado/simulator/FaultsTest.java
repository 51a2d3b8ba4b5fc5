package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).speed(100).build();

    private final Http http = new Http(planado);

    @Test
    void aScriptedStatusHitsSoManyCallsAndDoesNoWork() {
        planado.faults().answer("POST", "/jobs").times(2).status(503, Map.of("Retry-After", "1"), "busy");
        assertThat(http.post("/jobs", "{}").status()).isEqualTo(503);
        assertThat(http.get("/jobs").status()).isEqualTo(200);
        assertThat(http.post("/jobs", "{}").text()).isEqualTo("busy");
        assertThat(planado.entities("jobs")).isEmpty();
        assertThat(http.post("/jobs", "{}").status()).isEqualTo(201);
    }

    @Test
    void aConnectionClosedBeforeTheWorkLeavesNothing() {
        planado.faults().answer("POST", "/jobs").closeBeforeWork();
        assertThat(http.post("/jobs", "{}").status()).isZero();
        assertThat(planado.entities("jobs")).isEmpty();
        assertThat(planado.lastRequest().status()).isZero();
    }

    @Test
    void aConnectionClosedAfterTheWorkLosesOnlyTheAnswer() {
        planado.faults().answer("POST", "/jobs").closeAfterWork();
        assertThat(http.post("/jobs", "{\"external_id\":\"e1\"}").status()).isZero();
        assertThat(planado.entity("jobs", "e1")).isNotNull();
        assertThat(http.post("/jobs", "{\"external_id\":\"e1\"}").status()).isEqualTo(422);
    }

    @Test
    void garbageIsASuccessThatIsNoJson() {
        planado.faults().answer("GET", "/jobs.*").garbage("Rate Limit Exceeded");
        Http.Reply reply = http.get("/jobs/x");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.type()).startsWith("text/html");
        assertThat(reply.text()).isEqualTo("Rate Limit Exceeded");
    }

    @Test
    void oneKeyOfTheNextAnswerToAnOperationIsDroppedOrChanged() {
        planado.office().create("jobs", Map.of("external_id", "e1"));
        planado.faults().operation("jobs.get").drop("/job/status");
        planado.faults().operation("jobs.list").set("/jobs/0/version", 7);
        assertThat(http.get("/jobs").json().at("/jobs/0/version").asInt()).isEqualTo(7);
        assertThat(http.get("/jobs/e1").json().path("job").has("status")).isFalse();
        assertThat(http.get("/jobs/e1").json().path("job").has("status")).isTrue();
        assertThat(planado.entity("jobs", "e1").path("version").asInt()).isEqualTo(1);
        planado.faults().operation("jobs.list").drop("/jobs/0");
        assertThat(http.get("/jobs").json().path("jobs")).isEmpty();
        planado.faults().operation("jobs.create").set("/job_uuid", null);
        assertThat(http.post("/jobs", "{}").json().path("job_uuid").isNull()).isTrue();
        assertThat(planado.entities("jobs")).hasSize(2);
    }

    @Test
    void aChangeThatChangesNothingIsAnError() {
        planado.faults().operation("jobs.list").drop("/jobs/0/status");
        assertThat(http.get("/jobs").status()).isEqualTo(500);
        planado.faults().operation("jobs.delete").drop("/message");
        planado.office().create("jobs", Map.of("external_id", "e1"));
        assertThat(http.delete("/jobs/e1").status()).isEqualTo(500);
    }

    @Test
    void anOperationsFaultLeavesItsNeighboursAlone() {
        planado.faults().operation("products.get").times(2).drop("/product/name");
        assertThat(http.get("/catalog/products/units").json().has("units")).isTrue();
        assertThat(http.get("/catalog/products/none").status()).isEqualTo(500);
        http.control(
                "POST",
                "/faults",
                "{\"answers\":[{\"path\":\"/skills\",\"kind\":\"mutate\",\"pointer\":\"/skills/0/name\",\"value\":\"x\"},"
                        + "{\"path\":\"/teams\",\"kind\":\"mutate\",\"pointer\":\"/teams/0/name\"}]}");
        assertThat(http.get("/skills").json().at("/skills/0/name").asText()).isEqualTo("x");
        assertThat(http.get("/teams").json().at("/teams/0").has("name")).isFalse();
    }

    @Test
    void aDelayIsSimulatedTime() {
        planado.faults().answer("GET", "/jobs").delay(Duration.ofSeconds(20));
        long start = System.nanoTime();
        assertThat(http.get("/jobs").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(190), Duration.ofSeconds(10));
    }

    @Test
    void aRepeatedDeliveryIsTheSameEventWithTheNextAttempt() {
        try (Receiver receiver = new Receiver(() -> 200)) {
            planado.webhooks().register(receiver.url(), null, List.of("job_created"));
            planado.faults().deliveries(DeliveryFaults.none().withRepeat(1));
            planado.office().create("jobs", Map.of());
            await().until(() -> receiver.got().size() == 2);
            assertThat(receiver.got()).extracting(Receiver.Got::attempt).containsExactly("1", "2");
            assertThat(receiver.got().get(0).body())
                    .isEqualTo(receiver.got().get(1).body());
        }
    }

    @Test
    void delayedDeliveriesComeOutOfOrder() {
        try (Receiver receiver = new Receiver(() -> 200)) {
            planado.webhooks().register(receiver.url(), null, List.of("job_updated"));
            planado.faults().deliveries(DeliveryFaults.none().withDelay(0.5, Duration.ofSeconds(60)));
            planado.office().create("jobs", Map.of("external_id", "e1"));
            for (int i = 0; i < 30; i++) {
                planado.office().update("jobs", "e1", Map.of("description", "d" + i));
            }
            await().until(() -> receiver.got().size() == 30);
            List<Integer> versions = receiver.got().stream()
                    .map(one -> one.body().at("/job/version").asInt())
                    .toList();
            assertThat(versions).isNotEqualTo(versions.stream().sorted().toList());
            assertThat(versions).doesNotHaveDuplicates();
        }
    }

    @Test
    void aDroppedDeliveryIsNeverMadeAndShownOnlyWhenLogged() {
        try (Receiver receiver = new Receiver(() -> 200)) {
            String uuid = planado.webhooks().register(receiver.url(), null, List.of("job_created"));
            planado.faults().deliveries(DeliveryFaults.none().withDrop(1, true));
            planado.office().create("jobs", Map.of());
            planado.faults().deliveries(DeliveryFaults.none().withDrop(1, false));
            planado.office().create("jobs", Map.of());
            planado.faults().deliveries(DeliveryFaults.none());
            planado.office().create("jobs", Map.of());
            await().until(() -> planado.deliveries().size() == 2);
            assertThat(receiver.got()).hasSize(1);
            assertThat(http.get("/webhooks/" + uuid + "/requests").json().path("requests"))
                    .hasSize(2);
            assertThat(planado.journal().stream()
                            .filter(line -> line.path("outcome").asText().equals("dropped")))
                    .hasSize(2);
        }
    }
}
