package io.github.camelplanado.matrix;

import static io.github.camelplanado.matrix.Samples.body;
import static io.github.camelplanado.matrix.Stand.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.simulator.Knob;
import org.apache.camel.Exchange;

/** Names instead of uuids, and other ways to say which entity is meant. */
final class ReferenceChecks {

    private ReferenceChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of("jobs: everything by name", ReferenceChecks::jobByNames),
                Check.of("jobs: a name that nobody has", ReferenceChecks::unknownName),
                Check.of("jobs: a name that two have", ReferenceChecks::ambiguousName),
                Check.of("jobs: assignees", ReferenceChecks::assignees),
                Check.of("jobs: a new client that is known", ReferenceChecks::newClientThatIsKnown),
                Check.of("jobs: fields of the template", ReferenceChecks::templateFields),
                Check.of("services: category by name", ReferenceChecks::categoryByName),
                Check.of("services: an archived category", ReferenceChecks::archivedCategory),
                Check.of("services: a price", ReferenceChecks::price),
                Check.of("templates: get by name", ReferenceChecks::template),
                Check.of("dictionaries: values by name", ReferenceChecks::dictionaryValues));
    }

    private static void jobByNames(Stand stand) {
        Exchange made = stand.ok(
                "planado:jobs/upsert?readBack=true",
                with(
                        body(stand, "jobs", "names", "text"),
                        "template",
                        Map.of("name", "Repair"),
                        "job_type",
                        Map.of("name", "check"),
                        "assignee",
                        Map.of("team", Map.of("name", "North team")),
                        "territory",
                        Map.of("name", "North"),
                        "skills",
                        List.of(Map.of("name", "gas"), Map.of("name", "electric")),
                        "possible_resolutions",
                        List.of(Map.of("name", "Done"), Map.of("name", "No access"))));

        JsonNode job = stand.entity("jobs", "names");
        assertThat(job.at("/template/name").asText()).isEqualTo("Repair");
        assertThat(job.at("/type/code").asText()).isEqualTo("check");
        assertThat(job.at("/assignee/team/name").asText()).isEqualTo("North team");
        assertThat(job.at("/territory/name").asText()).isEqualTo("North");
        assertThat(job.path("skills").findValuesAsText("name")).containsExactly("gas", "electric");
        assertThat(job.path("possible_resolutions").findValuesAsText("name")).containsExactly("Done", "No access");
        assertThat(TestCamel.map(made).get("assignee").toString())
                .contains(job.at("/assignee/team/uuid").asText());
    }

    private static void unknownName(Stand stand) {
        assertThat(stand.refused(
                        "planado:jobs/create",
                        with(body(stand, "jobs", "names", "text"), "territory", Map.of("name", "Nort")),
                        PlanadoValidationException.class))
                .hasMessageContaining("North");
    }

    private static void ambiguousName(Stand stand) {
        String first =
                stand.made("templates", Map.of("name", "Twin")).path("uuid").asText();
        stand.made("templates", Map.of("name", "Twin"));
        boolean taken = stand.isTaken(
                stand.knobs().is(Knob.AMBIGUOUS_NAMES, "first"),
                "planado:jobs/create",
                with(body(stand, "jobs", "twin", "text"), "template", Map.of("name", "Twin")));
        if (taken) {
            assertThat(stand.entity("jobs", "twin").at("/template/uuid").asText())
                    .isEqualTo(first);
        }
    }

    private static void assignees(Stand stand) {
        String ann = stand.planado().entities("users").get(0).path("uuid").asText();
        Map<String, Object> job = with(
                body(stand, "jobs", "shared", "text"), "assignees", List.of(Map.of("uuid", ann, "access", "edit")));
        boolean taken = !stand.knobs().is(Knob.ASSIGNEES_SHAPE, "worker");
        if (!taken && stand.knobs().flag(Knob.CREATE_DROPS_ASSIGNEE)) {
            // The job is there before anything tells that its assignees are refused.
            assertThat(stand.camel().send("planado:jobs/create", job).getException())
                    .isInstanceOf(PlanadoException.class)
                    .hasMessageStartingWith("Written as ");
            assertThat(stand.entity("jobs", "shared")).isNotNull();
        } else {
            stand.isTaken(taken, "planado:jobs/create", job);
            assertThat(stand.entity("jobs", "shared") != null).isEqualTo(taken);
        }
    }

    private static void newClientThatIsKnown(Stand stand) {
        stand.made("clients", body(stand, "clients", "known", "Known"));
        boolean taken = stand.isTaken(
                stand.knobs().is(Knob.INLINE_NEW, "match"),
                "planado:jobs/create",
                with(body(stand, "jobs", "inline", "text"), "client", body(stand, "clients", "known", "New")));
        assertThat(stand.planado().count("clients")).isEqualTo(1);
        assertThat(stand.entity("jobs", "inline") != null).isEqualTo(taken);
    }

    private static void templateFields(Stand stand) {
        assertThat(TestCamel.map(stand.ok("planado:templates/get?id=Repair", null))
                        .get("custom_fields"))
                .isInstanceOf(List.class);
        Exchange made = stand.ok(
                "planado:jobs/upsert?readBack=true",
                with(body(stand, "jobs", "template", "text"), "template", Map.of("name", "Repair")));
        assertThat(TestCamel.map(made).get("custom_fields").toString()).contains("Access code");
        stand.ok(
                "planado:jobs/update?id=template",
                Map.of("custom_fields", List.of(Map.of("name", "Access code", "value", "1234"))));
        assertThat(stand.entity("jobs", "template").path("custom_fields"))
                .singleElement()
                .satisfies(field -> assertThat(field.path("value").asText()).isEqualTo("1234"));
    }

    private static void categoryByName(Stand stand) {
        String category = stand.made("service-categories", Map.of("name", "Boilers"))
                .path("uuid")
                .asText();
        stand.ok(
                "planado:services/upsert",
                with(body(stand, "services", "named", "text"), "category", Map.of("name", "Boilers")));
        assertThat(stand.entity("services", "named").toString()).contains(category);
    }

    private static void archivedCategory(Stand stand) {
        String uuid = stand.made("service-categories", Map.of("name", "Boilers"))
                .path("uuid")
                .asText();
        stand.planado().office().archive("service-categories", uuid, true);
        boolean taken = stand.isTaken(
                stand.knobs().is(Knob.ARCHIVED_REFERENCES, "accept"),
                "planado:services/create",
                with(body(stand, "services", "old", "text"), "category", Map.of("uuid", uuid)));
        assertThat(stand.entity("services", "old") != null).isEqualTo(taken);
    }

    private static void price(Stand stand) {
        stand.ok("planado:services/upsert", with(body(stand, "services", "price", "text"), "price_default", "12.50"));
        Exchange read = stand.ok("planado:services/list?paging=all", null);
        assertThat(TestCamel.list(read))
                .singleElement()
                .satisfies(service -> assertThat(
                                new BigDecimal(String.valueOf(((Map<?, ?>) service).get("price_default"))))
                        .isEqualByComparingTo("12.50"));
    }

    private static void template(Stand stand) {
        assertThat(TestCamel.map(stand.ok("planado:templates/get?id=Repair", null)))
                .containsEntry("name", "Repair");
    }

    private static void dictionaryValues(Stand stand) {
        assertThat(TestCamel.values(
                        TestCamel.list(stand.ok("planado:dictionaries/values?paging=all&id=Boiler%20model", null)),
                        "name"))
                .containsExactlyInAnyOrder("Model 7", "Model 9");
    }
}
