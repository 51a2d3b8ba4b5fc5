package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldWorkTest {
    private static final ManualClock CLOCK = SimulatorClock.manual();

    @RegisterExtension
    static PlanadoSimulator planado = PlanadoSimulator.builder()
            .requestsPerMinute(0)
            .clock(CLOCK)
            .knob(Knob.USERS_CAN_BE_CREATED, true)
            .build();

    private final Http http = new Http(planado);
    private String ann;

    @BeforeEach
    void ann() {
        ann = http.get("/users").json().at("/users/0/uuid").asText();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void aUserIsMadeAndChangedAndItsPasswordNeverShown() {
        String body = json("{'first_name':'Dee','last_name':'Field','email':'dee@example.org','password':'a-sample-1',"
                + "'territory':{'name':'North'},'skills':[{'name':'gas'}],'permissions':{'mobile':{'login':true}}}");
        Http.Reply made = http.post("/users", body);
        assertThat(made.status()).isEqualTo(201);
        String uuid = made.json().path("user_uuid").asText();
        assertThat(http.post("/users", body).json().path("errors").has("email")).isTrue();
        assertThat(http.patch("/users/" + uuid, json("{'permissions':{'mobile':{'login':false}}}"))
                        .status())
                .isEqualTo(200);
        JsonNode dee = planado.entity("users", uuid);
        assertThat(dee.at("/permissions/mobile/login").asBoolean()).isFalse();
        assertThat(dee.at("/skills/0/name").asText()).isEqualTo("gas");
        assertThat(dee.toString()).doesNotContain("a-sample-1");
        assertThat(http.patch("/users/none", "{}").status()).isEqualTo(404);
        assertThat(planado.mistakes()).isEmpty();
    }

    @Test
    void whereItIsNotAllowedMakingAUserIsForbidden() {
        planado.knob(Knob.USERS_CAN_BE_CREATED, false);
        String body = json("{'first_name':'D','last_name':'F','email':'d@example.org','password':'a-sample-1'}");
        assertThat(http.post("/users", body).status()).isEqualTo(403);
        assertThat(planado.entities("users")).hasSize(3);
    }

    @Test
    void shiftsAreATimelineWithoutGaps() {
        Http.Reply written = http.patch(
                "/users/" + ann + "/shifts",
                json("{'shifts':[{'time_from':'2027-03-01T08:00:00+01:00','time_to':'2027-03-01T16:00:00+01:00',"
                        + "'territory':{'name':'North'},'job_type':{'code':'check'}},"
                        + "{'time_from':'2027-03-02T00:00:00Z','time_to':'2027-03-03T00:00:00Z','working':false}]}"));
        assertThat(written.status()).isEqualTo(204);
        assertThat(written.text()).isEmpty();
        JsonNode timeline = http.get("/users/" + ann + "/shifts?after=2027-03-01&before=2027-03-04")
                .json()
                .path("timeline");
        assertThat(timeline.findValuesAsText("time_from"))
                .containsExactly(
                        "2027-03-01T00:00:00+00:00",
                        "2027-03-01T07:00:00+00:00",
                        "2027-03-01T15:00:00+00:00",
                        "2027-03-02T00:00:00+00:00",
                        "2027-03-03T00:00:00+00:00");
        assertThat(timeline.findValuesAsText("time_to").get(4)).isEqualTo("2027-03-04T00:00:00+00:00");
        assertThat(timeline.findValuesAsText("working")).containsExactly("false", "true", "false", "false", "false");
        assertThat(timeline.at("/1/territory/name").asText()).isEqualTo("North");
        assertThat(timeline.at("/1/job_type/code").asText()).isEqualTo("check");
    }

    @Test
    void aLaterShiftTakesThePlaceOfWhatItMeets() {
        shift("2027-03-01T08:00:00Z", "2027-03-01T16:00:00Z", true);
        shift("2027-03-01T10:00:00Z", "2027-03-01T11:00:00Z", false);
        JsonNode timeline = http.get("/users/" + ann + "/shifts?after=2027-03-01&before=2027-03-02")
                .json()
                .path("timeline");
        assertThat(timeline.findValuesAsText("working")).containsExactly("false", "true", "false", "true", "false");
    }

    private Http.Reply shift(String from, String to, boolean working) {
        return http.patch(
                "/users/" + ann + "/shifts",
                json("{'shifts':[{'time_from':'" + from + "','time_to':'" + to + "','working':" + working + "}]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T08:10:00Z, 2027-03-01T09:00:00Z",
        "2027-03-01T09:00:00Z, 2027-03-01T08:00:00Z",
        "2027-03-01T00:00:00Z, 2027-03-08T00:15:00Z"
    })
    void aShiftThatBreaksTheRulesIsRefused(String from, String to) {
        assertThat(shift(from, to, true).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "after=2027-03-01&before=2027-03-09",
        "after=2027-03-02&before=2027-03-01",
        "after=2027-03-01",
        "before=2027-03-01",
        "after=x&before=2027-03-01"
    })
    void aTimelineNeedsBothDaysAtMostAWeekApart(String query) {
        assertThat(http.get("/users/" + ann + "/shifts?" + query).status()).isEqualTo(422);
    }

    @Test
    void locationsComeInTheOrderOfUploadAHundredOnAPage() {
        planado.office().create("jobs", Map.of("external_id", "j"));
        planado.worker().start("j");
        for (int i = 0; i < 101; i++) {
            planado.worker().locate("ann@example.org", "j", 10.5, i / 10.0);
        }
        JsonNode first = http.get("/jobs/j/locations").json().path("locations");
        assertThat(first).hasSize(100);
        assertThat(first.at("/0/events/0/type").asText()).isEqualTo("status_updated");
        String last = first.at("/99/uuid").asText();
        JsonNode second = http.get("/jobs/j/locations?after=" + last).json().path("locations");
        assertThat(second).hasSize(1);
        assertThat(second.at("/0/latitude").asDouble()).isEqualTo(10.0);
        String end = second.at("/0/uuid").asText();
        assertThat(http.get("/jobs/j/locations?after=" + end).json().path("locations"))
                .isEmpty();
        assertThat(http.get("/jobs/none/locations").status()).isEqualTo(404);
    }

    @Test
    void usersAreFoundByTheCircleTheirLastPlaceTerritoryAndSkills() {
        String bob = http.get("/users").json().at("/users/1/uuid").asText();
        planado.office().update("users", bob, Map.of("territory", Map.of("name", "North")));
        planado.worker().locate("ann@example.org", null, 10.5, 50.25);
        CLOCK.advance(Duration.ofMinutes(10));
        planado.worker().locate("bob@example.org", null, 10.5, 50.26);
        planado.worker().locate("cho@example.org", null, 11.5, 50.25);
        assertThat(nearby("'radius_m':5000", "")).containsExactly("bob@example.org", "ann@example.org");
        assertThat(nearby("'radius_m':500", "")).containsExactly("ann@example.org");
        assertThat(nearby("'radius_m':5000", ",'limit':1,'offset':1")).containsExactly("ann@example.org");
        assertThat(nearby("'radius_m':5000", ",'recency_cut_off_min':5")).containsExactly("bob@example.org");
        assertThat(nearby("'radius_m':5000", ",'territory':{'name':'North'}")).containsExactly("bob@example.org");
        assertThat(nearby("'radius_m':5000", ",'skills':[{'name':'gas'}]")).isEmpty();
        assertThat(http.post("/users/geo/search", "{}").status()).isEqualTo(422);
    }

    private java.util.List<String> nearby(String radius, String more) {
        String body = "{'geometry':{'type':'circle','center':{'latitude':50.25,'longitude':10.5}," + radius + "}" + more
                + "}";
        return http.post("/users/geo/search", json(body)).json().path("users").findValuesAsText("email");
    }

    @Test
    void materialsAreAddedChangedAndTakenAwayUnderAProvidedService() {
        office("services", "{'name':'Check','external_id':'s'}");
        office("units", "{'name':'Metre','code':'m'}");
        office("products", "{'name':'Pipe','external_id':'p','unit':{'name':'Metre'}}");
        planado.office().create("jobs", Map.of("external_id", "j"));
        String product = planado.entity("products", "p").path("uuid").asText();
        String path = "/jobs/j/provided_services/s/used_materials";
        String body = json("{'product':{'external_id':'p'},'quantity':2.5}");
        assertThat(http.post(path, body).status()).isEqualTo(404);
        planado.office().provide("j", "s");
        Http.Reply added = http.post(path, body);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("job_uuid").asText())
                .isEqualTo(planado.entity("jobs", "j").path("uuid").asText());
        planado.knob(Knob.MATERIALS_IN_JOB, "used_materials");
        assertThat(used().path("quantity").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(http.patch(path + "/" + product, "{\"quantity\":3}").status())
                .isEqualTo(200);
        assertThat(used().path("quantity").asInt()).isEqualTo(3);
        assertThat(http.post(path, json("{'product':{'external_id':'none'},'quantity':1}"))
                        .json()
                        .path("errors")
                        .has("product"))
                .isTrue();
        Http.Reply removed = http.delete(path + "/" + product);
        assertThat(removed.json().path("message").asText()).isEqualTo("Performed");
        assertThat(http.delete(path + "/" + product).status()).isEqualTo(404);
        assertThat(planado.entity("jobs", "j").path("version").asInt()).isEqualTo(5);
        assertThat(planado.entity("jobs", "j").toString()).doesNotContain("_provided");
    }

    private JsonNode used() {
        return http.get("/jobs/j").json().at("/job/used_materials/0");
    }

    private void office(String resource, String body) {
        planado.office().create(resource, Http.json(json(body)));
    }

    @Test
    void theClockIsTheSimulators() {
        Instant at = CLOCK.instant();
        JsonNode place = planado.worker().locate("ann@example.org", null, 1, 2);
        assertThat(place.path("uploaded_at").asText()).startsWith(at.toString().substring(0, 19));
    }
}
