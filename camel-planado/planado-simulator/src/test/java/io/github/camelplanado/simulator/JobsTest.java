package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final Http http = new Http(planado);

    private JsonNode job(String id) {
        return http.get("/jobs/" + id).json().path("job");
    }

    @Test
    void aWriteAnswersOnlyTheUuid() {
        Http.Reply made = http.post("/jobs", "{\"external_id\":\"e1\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().properties()).hasSize(1);
        String uuid = made.json().path("job_uuid").asText();
        assertThat(http.patch("/jobs/e1", "{\"description\":\"d\"}")
                        .json()
                        .path("job_uuid")
                        .asText())
                .isEqualTo(uuid);
        assertThat(job(uuid)).isEqualTo(job("e1"));
        assertThat(job("e1").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aTemplateBringsTypeDurationFieldsAndResolutions() {
        http.post("/jobs", "{\"external_id\":\"e1\",\"template\":{\"name\":\"Meter reading\"}}");
        JsonNode job = job("e1");
        assertThat(job.at("/type/code").asText()).isEqualTo("check");
        assertThat(job.at("/scheduled_duration/minutes").asInt()).isEqualTo(15);
        assertThat(job.path("report_fields").findValuesAsText("name")).containsExactly("Meter reading", "Comment");
        assertThat(job.path("possible_resolutions")).hasSize(3);
        assertThat(job.has("resolution")).isFalse();
    }

    @Test
    void theListHasFlatIdsAndLacksWhatOnlyGetHas() {
        http.post("/clients", "{\"external_id\":\"c1\",\"organization\":true,\"organization_name\":\"Sample\"}");
        http.post(
                "/jobs",
                "{\"external_id\":\"e1\",\"client\":{\"external_id\":\"c1\"},"
                        + "\"assignee\":{\"team\":{\"name\":\"North team\"}}}");
        JsonNode row = http.get("/jobs").json().at("/jobs/0");
        assertThat(row.path("client_uuid"))
                .isEqualTo(planado.entity("clients", "c1").path("uuid"));
        assertThat(row.at("/assignee/team_uuid").isTextual()).isTrue();
        for (String key :
                new String[] {"client", "timestamps", "resolution", "custom_fields", "report_fields", "address"}) {
            assertThat(row.has(key)).as(key).isFalse();
        }
        planado.knob(Knob.LIST_CARRIES_DESCRIPTION, false);
        assertThat(http.get("/jobs").json().at("/jobs/0").has("description")).isFalse();
    }

    @Test
    void aUsedExternalIdIsRefused() {
        http.post("/jobs", "{\"external_id\":\"e1\"}");
        Http.Reply again = http.post("/jobs", "{\"external_id\":\"e1\"}");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().at("/errors/external_id/0").asText()).isEqualTo("is used by another entity");
    }

    @Test
    void nullClearsAndAbsentKeeps() {
        http.post("/jobs", "{\"external_id\":\"e1\",\"description\":\"d\",\"scheduled_at\":\"2027-03-04T08:00:00Z\"}");
        assertThat(job("e1").path("status").asText()).isEqualTo("scheduled");
        http.patch("/jobs/e1", "{\"scheduled_at\":null}");
        assertThat(job("e1").path("scheduled_at").isNull()).isTrue();
        assertThat(job("e1").path("description").asText()).isEqualTo("d");
        assertThat(job("e1").path("status").asText()).isEqualTo("posted");
    }

    @Test
    void fieldsAreMergedByNameOrReplacedByKnob() {
        http.post("/jobs", "{\"external_id\":\"e1\",\"template\":{\"name\":\"Repair\"}}");
        http.patch("/jobs/e1", "{\"report_fields\":[{\"name\":\"Comment\",\"value\":\"x\"}]}");
        assertThat(job("e1").path("report_fields")).hasSize(2);
        assertThat(job("e1").at("/report_fields/1/filled_at").isTextual()).isTrue();
        assertThat(job("e1").at("/report_fields/0").has("filled_at")).isFalse();
        planado.knob(Knob.FIELDS_MERGE, "replace");
        http.patch("/jobs/e1", "{\"report_fields\":[{\"name\":\"Comment\",\"value\":\"y\"}]}");
        assertThat(job("e1").path("report_fields")).hasSize(1);
    }

    @Test
    void aStartedJobKeepsItsAssigneeAndResolutions() {
        http.post("/jobs", "{\"external_id\":\"e1\",\"assignee\":{\"worker\":{\"email\":\"ann@example.org\"}}}");
        planado.worker().start("e1");
        assertThat(http.patch("/jobs/e1", "{\"assignee\":{\"worker\":{\"email\":\"bob@example.org\"}}}")
                        .status())
                .isEqualTo(422);
        assertThat(http.patch("/jobs/e1", "{\"assignee\":{\"worker\":{\"email\":\"ann@example.org\"}}}")
                        .status())
                .isEqualTo(200);
        planado.knob(Knob.STARTED_JOB_REFUSES, "presence");
        assertThat(http.patch("/jobs/e1", "{\"assignee\":{\"worker\":{\"email\":\"ann@example.org\"}}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aWorkerPlaysAJobToItsEnd() {
        http.post("/jobs", "{\"external_id\":\"e1\",\"template\":{\"name\":\"Meter reading\"}}");
        planado.worker().enRoute("e1");
        planado.worker().start("e1");
        planado.worker().suspend("e1");
        planado.worker().resume("e1");
        planado.worker().finish("e1", "No access", Map.of("Meter reading", "1234"));
        JsonNode job = job("e1");
        assertThat(job.path("status").asText()).isEqualTo("finished");
        assertThat(job.at("/resolution/successful").asBoolean()).isFalse();
        assertThat(job.at("/report_fields/0/value").asText()).isEqualTo("1234");
        assertThat(job.at("/timestamps/finished_at").isTextual()).isTrue();
        assertThat(job.at("/durations/actual/minutes").isInt()).isTrue();
        assertThat(http.get("/jobs/e1/history")
                        .json()
                        .at("/events/5/context/source")
                        .asText())
                .isEqualTo("mobile");
    }

    @Test
    void aStepThatIsNotPossibleIsRefused() {
        http.post("/jobs", "{\"external_id\":\"e1\"}");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> planado.worker().finish("e1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("status");
    }

    @Test
    void patchOfAnUnknownJobIsNotFoundUnlessAKnobMakesIt() {
        assertThat(http.patch("/jobs/e1", "{}").status()).isEqualTo(404);
        planado.knob(Knob.JOBS_UPSERT_BY_PATCH, true);
        assertThat(http.patch("/jobs/e1", "{}").status()).isEqualTo(200);
        assertThat(job("e1").path("external_id").asText()).isEqualTo("e1");
    }

    @Test
    void deletionIsFollowedByNotFoundAndTheIdIsFreeAgainUnlessAKnobKeepsIt() {
        http.post("/jobs", "{\"external_id\":\"e1\"}");
        assertThat(http.delete("/jobs/e1").status()).isEqualTo(204);
        assertThat(http.delete("/jobs/e1").status()).isEqualTo(404);
        assertThat(http.get("/jobs/e1").status()).isEqualTo(404);
        assertThat(http.get("/jobs/e1/history").status()).isEqualTo(404);
        planado.knob(Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN, true);
        assertThat(http.post("/jobs", "{\"external_id\":\"e1\"}").status()).isEqualTo(422);
        planado.knob(Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN, false);
        assertThat(http.post("/jobs", "{\"external_id\":\"e1\"}").status()).isEqualTo(201);
        planado.knob(Knob.DELETE_STATUS, 200);
        assertThat(http.delete("/jobs/e1").status()).isEqualTo(200);
    }

    @Test
    void aPatchWithoutAChangeRaisesTheVersionUnlessAKnobSaysNo() {
        http.post("/jobs", "{\"external_id\":\"e1\",\"description\":\"d\"}");
        http.patch("/jobs/e1", "{\"description\":\"d\"}");
        assertThat(job("e1").path("version").asInt()).isEqualTo(2);
        planado.knob(Knob.PATCH_WITHOUT_CHANGE_RAISES_VERSION, false);
        http.patch("/jobs/e1", "{\"description\":\"d\"}");
        assertThat(job("e1").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aJobCanBringItsNewClientAndSite() {
        Http.Reply made = http.post(
                "/jobs",
                "{\"client\":{\"external_id\":\"c9\",\"organization\":false,"
                        + "\"last_name\":\"Sample\"},\"site\":{\"name\":\"Depot\"}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(planado.entity("clients", "c9").path("name").asText()).isEqualTo("Sample");
        assertThat(planado.entities("sites")).hasSize(1);
        assertThat(http.post(
                                "/jobs",
                                "{\"client\":{\"external_id\":\"c10\",\"organization\":true,"
                                        + "\"organization_name\":\"S\"},\"template\":{\"name\":\"none\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(planado.entity("clients", "c10")).isNull();
    }

    @Test
    void timesWithoutAZoneAreUtc() {
        http.post("/jobs", "{\"external_id\":\"e1\",\"scheduled_at\":\"2027-03-04T08:00:00\"}");
        assertThat(job("e1").path("scheduled_at").asText()).isEqualTo("2027-03-04T08:00:00Z");
        http.patch("/jobs/e1", "{\"scheduled_at\":\"2027-03-04T08:00:00.000+02:00\"}");
        assertThat(job("e1").path("scheduled_at").asText()).isEqualTo("2027-03-04T06:00:00Z");
        planado.knob(Knob.LIST_SCHEDULED_AT_ZONELESS, true);
        assertThat(http.get("/jobs").json().at("/jobs/0/scheduled_at").asText()).isEqualTo("2027-03-04T06:00:00");
    }
}
