package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.simulator.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhooksTest {
    private static final String SECRET = "s3cret-of-the-test";

    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final Http http = new Http(planado);
    private final Receiver receiver = new Receiver(() -> 204);

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    private void listen(String... types) {
        planado.webhooks().register(receiver.url(), SECRET, List.of(types));
    }

    private List<Receiver.Got> got(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.got().size() >= count);
        return receiver.got();
    }

    private static void fits(JsonNode body, String schema) {
        assertThat(Contract.packed().schemas().check("/components/schemas/" + schema, body))
                .as(body.toString())
                .isEmpty();
    }

    @Test
    void aStartIsToldTwiceWithOneVersionAndTwoEventUuids() {
        listen("job_started", "job_updated");
        planado.office().create("jobs", Map.of("external_id", "e1", "template", Map.of("name", "Repair")));
        planado.worker().start("e1");
        List<Receiver.Got> got = got(2);
        assertThat(got).extracting(Receiver.Got::type).containsExactlyInAnyOrder("job_started", "job_updated");
        assertThat(got).extracting(one -> one.body().at("/job/version").asInt()).containsExactly(2, 2);
        assertThat(new HashSet<>(got.stream()
                        .map(one -> one.body().path("event_uuid").asText())
                        .toList()))
                .hasSize(2);
        for (Receiver.Got one : got) {
            fits(one.body(), "JobEvent");
            assertThat(one.secret()).isEqualTo(SECRET);
            assertThat(one.attempt()).isEqualTo("1");
            assertThat(one.body().at("/context/source").asText()).isEqualTo("mobile");
            assertThat(one.body().at("/context/device_uuid").isTextual()).isTrue();
            for (String key : new String[] {"durations", "address", "assignees", "initial_job_uuid"}) {
                assertThat(one.body().path("job").has(key)).as(key).isFalse();
            }
            assertThat(one.body().at("/job/timestamps/started_at").isTextual()).isTrue();
            assertThat(one.body().path("job").has("resolution")).isFalse();
        }
    }

    @Test
    void aKnobGivesTheStatusEventItsOwnVersion() {
        planado.knob(Knob.STATUS_WEBHOOK_SHARES_VERSION, false);
        listen("job_started", "job_updated");
        planado.office().create("jobs", Map.of("external_id", "e1"));
        planado.worker().start("e1");
        assertThat(got(2))
                .extracting(one -> one.type() + one.body().at("/job/version").asInt())
                .containsExactlyInAnyOrder("job_started2", "job_updated3");
        assertThat(http.get("/jobs/e1/history").json().path("events")).hasSize(3);
    }

    @Test
    void aClientCarriesItsVersionAtTheRootAndNoEventUuid() {
        listen("client_created", "client_updated");
        http.post("/clients", "{\"external_id\":\"c\",\"organization\":true,\"organization_name\":\"S\"}");
        JsonNode body = got(1).get(0).body();
        fits(body, "ClientEvent");
        assertThat(body.has("event_uuid")).isFalse();
        assertThat(body.path("version").asInt()).isEqualTo(1);
        assertThat(body.path("client").has("version")).isFalse();
        assertThat(body.at("/context/source").asText()).isEqualTo("api");
        assertThat(body.at("/context/user_uuid").isNull()).isTrue();
        planado.knob(Knob.CLIENT_WEBHOOK_EVENT_UUID, true);
        http.patch("/clients/c", "{\"contacts\":[]}");
        assertThat(got(2).get(1).body().has("event_uuid")).isTrue();
    }

    @Test
    void aSiteCarriesItsVersionInsideAndTheOfficeIsNamed() {
        listen("site_created");
        planado.office().create("sites", Map.of("name", "Depot"));
        JsonNode body = got(1).get(0).body();
        fits(body, "SiteEvent");
        assertThat(body.has("version")).isFalse();
        assertThat(body.at("/site/version").asInt()).isEqualTo(1);
        assertThat(body.at("/context/source").asText()).isEqualTo("web");
        assertThat(body.at("/context/user_email").asText()).isEqualTo("office@example.org");
    }

    @Test
    void aFinishedJobHasItsResolution() {
        listen("job_finished");
        planado.office().create("jobs", Map.of("external_id", "e1"));
        planado.worker().start("e1");
        planado.worker().finish("e1");
        JsonNode body = got(1).get(0).body();
        fits(body, "JobEvent");
        assertThat(body.at("/job/resolution/name").asText()).isEqualTo("Done");
    }

    @Test
    void deletionsAreSilentUnlessAKnobNamesTheirEvent() {
        planado.knob(Knob.DELETION_EVENTS, "deleted");
        planado.webhooks().register(receiver.url(), null, List.of());
        planado.office().create("jobs", Map.of("external_id", "e1"));
        planado.office().delete("jobs", "e1");
        assertThat(got(2)).extracting(Receiver.Got::type).containsExactlyInAnyOrder("job_created", "job_deleted");
        planado.knob(Knob.DELETION_EVENTS, "none");
        planado.office().create("jobs", Map.of("external_id", "e2"));
        planado.office().delete("jobs", "e2");
        planado.office().create("jobs", Map.of("external_id", "e3"));
        got(4);
        await().until(() -> planado.pendingDeliveries() == 0);
        assertThat(receiver.got()).hasSize(4);
    }

    @Test
    void theApiListsWebhooksWithTheSecretAndEveryAttempt() {
        String uuid = planado.webhooks().register(receiver.url(), SECRET, List.of("job_created"));
        planado.office().create("jobs", Map.of("external_id", "e1"));
        await().until(() -> planado.deliveries().size() == 1);
        JsonNode webhook = http.get("/webhooks").json().at("/webhooks/0");
        assertThat(webhook.path("secret").asText()).isEqualTo(SECRET);
        JsonNode request = http.get("/webhooks/" + uuid + "/requests").json().at("/requests/0");
        fits(request, "WebhookRequest");
        assertThat(request.path("http_response_code").asInt()).isEqualTo(204);
        assertThat(Http.json(request.path("http_request_body").asText())
                        .path("event_type")
                        .asText())
                .isEqualTo("job_created");
        assertThat(request.path("send_at").asText()).endsWith("+00:00");
        String last = request.path("uuid").asText();
        assertThat(http.get("/webhooks/" + uuid + "/requests?after=" + last)
                        .json()
                        .path("requests"))
                .isEmpty();
        assertThat(http.get("/webhooks/none/requests").status()).isEqualTo(404);
    }

    @Test
    void theSnapshotOfTheVersionBeforeIsSentUnderTheNameOfAKnob() {
        planado.knob(Knob.PREVIOUS_SNAPSHOT_KEY, "previous");
        listen("job_updated");
        planado.office().create("jobs", Map.of("external_id", "e1"));
        planado.office().update("jobs", "e1", Map.of("description", "d"));
        assertThat(got(1).get(0).body().at("/previous/version").asInt()).isEqualTo(1);
    }
}
