package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of what people set up, over real routes and a real wire. */
class ReferenceListsTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(1).build();

    private TestCamel camel;

    @BeforeEach
    void start() {
        camel = new TestCamel(PLANADO);
        // The size of these pages is known, others follow the general one.
        PLANADO.knob(Knob.PAGE_SIZES, "skills:1,locations:1");
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @ParameterizedTest
    @CsvSource({
        "users,/users,email,ann@example.org",
        "teams,/teams,name,North team",
        "skills,/skills,name,gas",
        "territories,/territories,name,South",
        "job-types,/job_types,code,default",
        "templates,/templates,name,Repair",
        "resolutions,/resolutions,name,No access",
        "dictionaries,/dictionaries,name,Boiler model"
    })
    void every_element_comes_once_page_by_page(String resource, String path, String key, String value) {
        List<Object> all = TestCamel.list(camel.ok("planado:" + resource + "/list?paging=all", null));
        Exchange page = camel.ok("planado:" + resource + "/list?paging=page", null);

        assertThat(TestCamel.values(all, "uuid"))
                .hasSameSizeAs(PLANADO.entities(resource))
                .doesNotHaveDuplicates();
        assertThat(TestCamel.values(all, key)).contains(value);
        assertThat(camel.streamed("planado:" + resource + "/list")).isEqualTo(all);
        assertThat(page.getMessage().getHeader(PlanadoConstants.NEXT_AFTER))
                .isEqualTo(((Map<?, ?>) all.get(0)).get("uuid"));
        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo(path);
        assertThat(PLANADO.mistakes()).isEmpty();
    }

    @Test
    void the_values_of_a_dictionary_are_a_list_of_its_own() {
        String dictionary = PLANADO.entities("dictionaries").get(0).path("uuid").asText();

        List<Object> values = TestCamel.list(
                camel.ok("planado:dictionaries/values?paging=all", null, Map.of(PlanadoConstants.ID, dictionary)));

        assertThat(TestCamel.values(values, "name")).containsExactly("Model 7", "Model 9");
        assertThat(PLANADO.lastRequest().rawPath()).isEqualTo("/dictionaries/" + dictionary + "/values");
        assertThat(camel.send("planado:dictionaries/values", null).getException())
                .hasMessageContaining("CamelPlanadoId");
    }

    @Test
    void a_template_is_got_with_its_fields() {
        String uuid = PLANADO.entities("templates").get(0).path("uuid").asText();

        Exchange template = camel.ok("planado:templates/get?id=" + uuid, null);

        assertThat(TestCamel.map(template)).containsKey("report_fields").doesNotContainKey("template");
        assertThat(template.getMessage().getHeader(PlanadoConstants.UUID)).isEqualTo(uuid);
    }

    @ParameterizedTest
    @CsvSource({"captured_at", "catured_at", "both"})
    void locations_keep_the_spelling_in_which_they_came(String spelling) {
        PLANADO.knob(Knob.CAPTURED_AT_SPELLING, spelling);
        PLANADO.office()
                .create(
                        "jobs",
                        Map.of("external_id", "j", "assignee", Map.of("worker", Map.of("email", "ann@example.org"))));
        for (int place = 0; place < 3; place++) {
            PLANADO.worker().locate("ann@example.org", "j", place, 1);
        }

        List<Object> locations = TestCamel.list(camel.ok("planado:jobs/locations?paging=all&id=j", null));

        assertThat(TestCamel.values(locations, "uuid")).doesNotHaveDuplicates().hasSize(3);
        assertThat(locations)
                .allSatisfy(row -> assertThat(((Map<?, ?>) row)
                                .keySet().stream().filter(key -> key.toString().endsWith("tured_at")))
                        .hasSize(spelling.equals("both") ? 2 : 1));
        assertThat(PLANADO.mistakes()).isEmpty();
    }
}
