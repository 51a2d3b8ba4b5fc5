package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceListsTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final Http http = new Http(planado);

    private List<String> walk(String path, String root, String key) {
        List<String> all = new ArrayList<>();
        JsonNode page = http.get(path).json().path(root);
        while (!page.isEmpty()) {
            page.forEach(one -> all.add(one.path(key).asText()));
            String last = page.path(page.size() - 1).path("uuid").asText();
            page = http.get(path + "?after=" + last).json().path(root);
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "/teams, teams, name, North team",
        "/skills, skills, name, gas",
        "/territories, territories, name, North",
        "/job_types, job_types, code, default",
        "/resolutions, resolutions, name, Done",
        "/templates, templates, name, Boiler check",
        "/dictionaries, dictionaries, name, Boiler model",
        "/users, users, email, ann@example.org"
    })
    void everyListOfReferenceDataRunsOldestFirstAndEndsWithAnEmptyPage(
            String path, String root, String key, String first) {
        planado.knob(Knob.PAGE_SIZE, 1);
        List<String> all = walk(path, root, key);
        assertThat(all).first().isEqualTo(first);
        assertThat(all).doesNotHaveDuplicates();
        assertThat(planado.requests()).hasSize(all.size() + 1);
        planado.knob(Knob.UNKNOWN_LIST_ORDER, "newest-first");
        String other = http.get(path).json().path(root).path(0).path(key).asText();
        boolean stated = root.equals("templates");
        assertThat(other).isEqualTo(stated ? first : all.get(all.size() - 1));
        assertThat(planado.mistakes()).isEmpty();
    }

    @Test
    void skillsHaveTwentyOnAPage() {
        planado.office().seed("skills", 30, Map.of("name", "skill {n}"));
        assertThat(http.get("/skills").json().path("skills")).hasSize(20);
        assertThat(walk("/skills", "skills", "name")).hasSize(32);
    }

    @Test
    void valuesBelongToTheirPickListAndAnUnknownListIsNotFound() {
        planado.office().create("dictionaries", Map.of("name", "Colours"));
        planado.office().create("dictionary-values", Map.of("name", "red", "dictionary", Map.of("name", "Colours")));
        String colours =
                http.get("/dictionaries").json().at("/dictionaries/1/uuid").asText();
        String models =
                http.get("/dictionaries").json().at("/dictionaries/0/uuid").asText();
        assertThat(walk("/dictionaries/" + colours + "/values", "values", "name"))
                .containsExactly("red");
        assertThat(walk("/dictionaries/" + models + "/values", "values", "name"))
                .containsExactly("Model 7", "Model 9");
        assertThat(http.get("/dictionaries/none/values").status()).isEqualTo(404);
    }

    @Test
    void aTemplateIsFlatInTheListAndNestedAlone() {
        JsonNode row = http.get("/templates").json().at("/templates/0");
        assertThat(row.path("type_uuid").isTextual()).isTrue();
        assertThat(row.has("custom_fields")).isFalse();
        JsonNode full =
                http.get("/templates/" + row.path("uuid").asText()).json().path("template");
        assertThat(full.path("type").path("code").asText()).isEqualTo("check");
        assertThat(full.path("report_fields").findValuesAsText("name")).containsExactly("Meter reading", "Comment");
        assertThat(full.path("possible_resolutions")).hasSize(3);
        assertThat(http.get("/templates/none").status()).isEqualTo(404);
    }

    @Test
    void aJobTakesOverWhatItsTemplateBrings() {
        planado.office()
                .create(
                        "templates",
                        Map.of(
                                "name", "Full",
                                "description", "As usual",
                                "assignee", Map.of("worker", Map.of("email", "bob@example.org")),
                                "territory", Map.of("name", "South"),
                                "skills", List.of(Map.of("name", "gas")),
                                "report_fields", List.of(Map.of("name", "Photo", "field_type", "image"))));
        http.post("/jobs", "{\"external_id\":\"e\",\"template\":{\"name\":\"Full\"}}");
        JsonNode job = planado.entity("jobs", "e");
        assertThat(job.path("description").asText()).isEqualTo("As usual");
        assertThat(job.at("/assignee/worker/email").asText()).isEqualTo("bob@example.org");
        assertThat(job.at("/territory/name").asText()).isEqualTo("South");
        assertThat(job.at("/skills/0/name").asText()).isEqualTo("gas");
        assertThat(job.at("/report_fields/0/data_type").asText()).isEqualTo("attachment");
    }

    @Test
    void theOfficeRenamesAndDeletesWhatTheApiOnlyLists() {
        planado.office().update("teams", "" + uuid("/teams", "teams"), Map.of("name", "Northern team"));
        assertThat(walk("/teams", "teams", "name")).containsExactly("Northern team");
        planado.office().delete("teams", uuid("/teams", "teams"));
        assertThat(walk("/teams", "teams", "name")).isEmpty();
        assertThatThrownBy(() -> planado.office().create("territories", Map.of("name", "North")))
                .hasMessageContaining("used by another");
        assertThatThrownBy(() -> planado.office().create("teams", Map.of())).hasMessageContaining("blank");
        assertThatThrownBy(
                        () -> planado.office().create("resolutions", Map.of("name", "Odd", "comment_required", true)))
                .hasMessageContaining("comment_required");
    }

    private String uuid(String path, String root) {
        return http.get(path).json().path(root).path(0).path("uuid").asText();
    }
}
