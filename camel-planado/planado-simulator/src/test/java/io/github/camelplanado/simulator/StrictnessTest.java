package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final Http http = new Http(planado);

    @Test
    void withoutTheKeyNothingIsAnswered() {
        Http.Reply none = Http.send(Http.request("GET", planado.baseUrl() + "/jobs", null));
        Http.Reply wrong = Http.send(
                Http.request("GET", planado.baseUrl() + "/jobs", null).header("Authorization", "Bearer other"));
        Http.Reply old = Http.send(
                Http.request("GET", planado.baseUrl() + "/jobs", null).header("X-Planado-API-Key", planado.apiKey()));
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.json().path("hint").asText()).contains("Bearer");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(old.status()).isEqualTo(401);
    }

    @Test
    void anUnknownPathIsNotFoundAndTheNearestIsNamed() {
        Http.Reply reply = http.get("/jobz");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("hint").asText()).contains("GET /jobs");
    }

    @Test
    void aMethodThePathLacksIsRefused() {
        assertThat(http.send("PUT", planado.baseUrl() + "/jobs", "{}").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "no json", "{\"a\":1} trailing ]"})
    void aBodyThatIsNoJsonIsABadRequest(String body) {
        assertThat(http.post("/jobs", body).status()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() {
        assertThat(http.post("/jobs", "[]").status()).isEqualTo(422);
    }

    @Test
    void flatReferencesAreIgnoredWithASuccessAndCountedAsMistakes() {
        Http.Reply reply = http.post("/jobs", "{\"template_uuid\":\"x\",\"type_uuid\":\"y\",\"description\":\"d\"}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(planado.mistakes())
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder("/template_uuid", "/type_uuid");
        assertThat(planado.mistakes())
                .extracting(Mistake::message)
                .anyMatch(text -> text.contains("template: {uuid}"))
                .anyMatch(text -> text.contains("job_type: {uuid}"));
        assertThat(planado.entities("jobs").get(0).path("template").isNull()).isTrue();
    }

    @Test
    void unknownKeysInsideAreCountedTooAndTheRestIsKept() {
        http.post("/jobs", "{\"address\":{\"formatted\":\"1 Sample Road\",\"zip\":\"1\"}}");
        assertThat(planado.mistakes()).extracting(Mistake::pointer).containsExactly("/address/zip");
        assertThat(planado.entities("jobs").get(0).at("/address/formatted").asText())
                .isEqualTo("1 Sample Road");
    }

    @Test
    void aKnobRefusesUnknownKeys() {
        planado.knob(Knob.UNKNOWN_KEYS, "refuse");
        assertThat(http.post("/jobs", "{\"template_uuid\":\"x\"}").status()).isEqualTo(422);
    }

    @Test
    void anAssigneeWithoutItsLevelIsRefused() {
        Http.Reply reply = http.post("/jobs", "{\"assignee\":{\"uuid\":\"x\"}}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("message").asText()).isEqualTo("Cannot process request");
        assertThat(reply.json().at("/errors/assignee/0").asText()).isEqualTo("either team or worker must be present");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'contacts':null} | contacts",
                "{'scheduled_duration':{'minutes':'x'}} | scheduled_duration",
                "{'scheduled_at':'tomorrow'} | scheduled_at",
                "{'template':{'name':'No such'}} | template",
                "{'job_type':{'code':'none'}} | job_type",
                "{'client':{'external_id':'none'}} | client",
                "{'site':{'uuid':'none'}} | site",
                "{'client':{'uuid':'a','external_id':'b'}} | client",
                "{'skills':[{'name':'none'}]} | skills",
                "{'assignee':{'worker':{'email':'none@example.org'}}} | assignee",
                "{'assignees':[{'email':'ann@example.org'},{'email':'bob@example.org'}]} | assignees",
                "{'possible_resolutions':[{'name':'Done'}]} | possible_resolutions",
                "{'custom_fields':[{'name':'New'}]} | custom_fields"
            })
    void wrongValuesAreRefusedByField(String body, String field) {
        Http.Reply reply = http.post("/jobs", body.replace('\'', '"'));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("errors").has(field)).as(reply.text()).isTrue();
    }

    @Test
    void lengthsAreThoseOfTheTables() {
        assertThat(http.post("/jobs", "{\"external_id\":\"" + "x".repeat(500) + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(http.post("/jobs", "{\"external_id\":\"" + "x".repeat(501) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(http.post("/jobs", "{\"description\":\"" + "x".repeat(15_001) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(http.post("/sites", "{\"name\":\"" + "x".repeat(301) + "\"}").status())
                .isEqualTo(422);
    }

    @Test
    void aForeignContentTypeAndAnUnknownParameterAreMistakes() {
        Http.send(Http.request("POST", planado.baseUrl() + "/jobs", "{}")
                .header("Authorization", "Bearer " + planado.apiKey())
                .header("Content-Type", "application/x-www-form-urlencoded"));
        http.get("/clients?page=2");
        assertThat(planado.mistakes()).extracting(Mistake::pointer).containsExactly("content-type", "page");
    }

    @Test
    void overTheLimitTheAnswerIsPlainText() {
        try (SimulatorServer small = SimulatorServer.builder()
                .bucket(1)
                .requestsPerMinute(1)
                .knob(Knob.RETRY_AFTER_HEADER, 30)
                .build()
                .start()) {
            Http client = new Http(small);
            assertThat(client.get("/jobs").status()).isEqualTo(200);
            Http.Reply refused = client.get("/jobs");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.type()).startsWith("text/plain");
            assertThat(refused.text()).isEqualTo("Rate Limit Exceeded");
            assertThat(small.refused()).isEqualTo(1);
            assertThat(small.accepted()).isEqualTo(1);
            assertThat(client.control("GET", "/stats", null)
                            .json()
                            .path("refused")
                            .asInt())
                    .isEqualTo(1);
        }
    }
}
