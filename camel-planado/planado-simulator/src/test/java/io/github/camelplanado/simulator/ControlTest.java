package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().speed(1000).requestsPerMinute(0).build();

    private final Http http = new Http(planado);

    @Test
    void needsTheKey() {
        String url = planado.baseUrl().replace("/v2", "/_simulator/state");
        assertThat(Http.send(Http.request("GET", url, null)).status()).isEqualTo(401);
    }

    @Test
    void steersOfficeAndWorkerAndShowsTheState() {
        http.control("POST", "/office/jobs", "{\"external_id\":\"a/b\",\"template\":{\"name\":\"Repair\"}}");
        http.control("PATCH", "/office/jobs/a%2Fb", "{\"description\":\"d\"}");
        http.control("POST", "/worker/a%2Fb/en_route", null);
        http.control("POST", "/worker/a%2Fb/start", null);
        http.control("POST", "/worker/a%2Fb/suspend", null);
        http.control("POST", "/worker/a%2Fb/resume", null);
        Http.Reply finished = http.control(
                "POST", "/worker/a%2Fb/finish", "{\"resolution\":\"Done\",\"report_fields\":{\"Comment\":\"ok\"}}");
        assertThat(finished.status()).isEqualTo(200);
        JsonNode job = http.control("GET", "/state", null).json().at("/jobs/0");
        assertThat(job.path("status").asText()).isEqualTo("finished");
        assertThat(job.path("description").asText()).isEqualTo("d");
        assertThat(job.at("/report_fields/1/value").asText()).isEqualTo("ok");
        assertThat(http.control("DELETE", "/office/jobs/a%2Fb", null).status()).isEqualTo(200);
        assertThat(http.control("DELETE", "/office/jobs/a%2Fb", null).status()).isEqualTo(404);
        assertThat(planado.requests()).isEmpty();
    }

    @Test
    void refusesWhatTheOfficeMayNotWrite() {
        assertThat(http.control("POST", "/office/jobs", "{\"type_uuid\":\"x\"}").status())
                .isEqualTo(422);
        assertThat(http.control("POST", "/worker/none/start", null).status()).isEqualTo(404);
        assertThat(http.control("POST", "/worker/none/dance", null).status()).isEqualTo(404);
        assertThat(http.control("GET", "/nothing", null).status()).isEqualTo(404);
        assertThat(http.control("POST", "/faults", "{").status()).isEqualTo(400);
    }

    @Test
    void setsWebhooksFaultsAndKnobs() {
        try (Receiver receiver = new Receiver(() -> 200)) {
            String uuid = http.control(
                            "POST",
                            "/webhooks",
                            "{\"url\":\"" + receiver.url() + "\",\"secret\":\"s\",\"event_types\":[\"job_created\"]}")
                    .json()
                    .path("webhook_uuid")
                    .asText();
            http.control(
                    "POST",
                    "/faults",
                    "{\"deliveries\":{\"repeat\":1},\"answers\":["
                            + "{\"method\":\"GET\",\"path\":\"/jobs\",\"times\":2,\"status\":500,\"body\":\"no\"},"
                            + "{\"method\":\"GET\",\"path\":\"/sites\",\"kind\":\"garbage-2xx\"}]}");
            assertThat(http.get("/jobs").status()).isEqualTo(500);
            assertThat(http.get("/jobs").status()).isEqualTo(500);
            assertThat(http.get("/jobs").status()).isEqualTo(200);
            assertThat(http.get("/sites").text()).isEqualTo("Rate Limit Exceeded");
            http.post("/jobs", "{}");
            await().until(() -> receiver.got().size() == 2);
            assertThat(http.control("DELETE", "/webhooks/" + uuid, null).status())
                    .isEqualTo(200);
            assertThat(http.control("DELETE", "/webhooks/" + uuid, null).status())
                    .isEqualTo(404);
        }
        assertThat(http.control("PATCH", "/knobs", "{\"createStatus\":200}")
                        .json()
                        .path("createStatus")
                        .asText())
                .isEqualTo("200");
        assertThat(http.post("/jobs", "{}").status()).isEqualTo(200);
        assertThat(http.control("PATCH", "/knobs", "{\"createStatus\":302}").status())
                .isEqualTo(400);
        http.control("POST", "/reset", null);
        assertThat(planado.entities("jobs")).isEmpty();
        assertThat(http.post("/jobs", "{}").status()).isEqualTo(201);
    }

    @Test
    void opensALockedWebhook() {
        AtomicInteger status = new AtomicInteger(500);
        try (Receiver receiver = new Receiver(status::get)) {
            http.control("PATCH", "/knobs", "{\"webhookLockedAfter\":1}");
            String uuid = http.control("POST", "/webhooks", "{\"url\":\"" + receiver.url() + "\"}")
                    .json()
                    .path("webhook_uuid")
                    .asText();
            http.post("/jobs", "{}");
            await().until(() -> planado.webhooks().isLocked(uuid));
            status.set(200);
            assertThat(http.control("POST", "/webhooks/" + uuid + "/open", null).status())
                    .isEqualTo(404);
            assertThat(http.control("POST", "/webhooks/none/unlock", null).status())
                    .isEqualTo(404);
            assertThat(planado.webhooks().isLocked(uuid)).isTrue();
            assertThat(http.control("POST", "/webhooks/" + uuid + "/unlock", null)
                            .status())
                    .isEqualTo(200);
            assertThat(planado.webhooks().isLocked(uuid)).isFalse();
        }
    }

    @Test
    void workersPlayEveryJobByThemselves() {
        for (int i = 0; i < 12; i++) {
            http.post("/jobs", "{\"template\":{\"name\":\"Meter reading\"}}");
        }
        http.control(
                "POST",
                "/workers",
                "{\"enabled\":true,\"travel\":\"PT1M\",\"work\":\"PT2M\",\"parallel\":4,\"seed\":7}");
        http.post("/jobs", "{\"template\":{\"name\":\"Meter reading\"}}");
        await().until(() -> planado.entities("jobs").stream()
                .allMatch(job -> job.path("status").asText().equals("finished")));
        JsonNode job = planado.entities("jobs").get(0);
        assertThat(job.at("/report_fields/0/value").asText()).matches("[0-9]+");
        assertThat(job.path("version").asInt()).isEqualTo(4);
        http.control("POST", "/workers", "{\"enabled\":false}");
        http.post("/jobs", "{\"external_id\":\"rest\"}");
        assertThat(planado.entity("jobs", "rest").path("status").asText()).isEqualTo("posted");
    }

    @Test
    void countsWhatHappened() {
        http.get("/jobs");
        JsonNode stats = http.control("GET", "/stats", null).json();
        assertThat(stats.path("accepted").asInt()).isEqualTo(1);
        assertThat(stats.path("speed").asDouble()).isEqualTo(1000);
        assertThat(stats.at("/entities/jobs").asInt()).isZero();
        assertThat(http.control("GET", "/requests", null).json().path("requests"))
                .hasSize(1);
        assertThat(http.control("GET", "/journal", null).json().path("journal")).hasSize(1);
        assertThat(http.control("GET", "/deliveries", null).json().path("deliveries"))
                .isEmpty();
        assertThat(http.control("GET", "/mistakes", null).json().path("mistakes"))
                .isEmpty();
    }
}
