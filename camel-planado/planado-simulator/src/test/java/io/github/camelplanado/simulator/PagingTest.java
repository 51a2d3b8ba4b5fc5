package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    @RegisterExtension
    static PlanadoSimulator planado =
            PlanadoSimulator.builder().requestsPerMinute(0).pageSize(3).build();

    private final Http http = new Http(planado);

    private List<String> make(int count) {
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uuids.add(planado.office()
                    .create("jobs", Map.of("external_id", "e" + i))
                    .path("uuid")
                    .asText());
        }
        return uuids;
    }

    private List<String> page(String resource, String after) {
        String path = "/" + resource + (after == null ? "" : "?after=" + after);
        List<String> uuids = new ArrayList<>();
        http.get(path)
                .json()
                .path(resource)
                .forEach(row -> uuids.add(row.path("uuid").asText()));
        return uuids;
    }

    private List<String> walk(String resource) {
        List<String> all = new ArrayList<>();
        List<String> page = page(resource, null);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page(resource, page.get(page.size() - 1));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 6, 7})
    void aWalkSeesEveryJobOnceNewestFirstAndEndsWithAnEmptyPage(int count) {
        List<String> made = make(count);
        Collections.reverse(made);
        assertThat(walk("jobs")).isEqualTo(made);
        assertThat(planado.requests()).hasSize((count + 2) / 3 + 1);
    }

    @Test
    void eachResourceCanHaveItsOwnPageSize() {
        make(5);
        planado.knob(Knob.JOBS_PAGE_SIZE, 4);
        assertThat(page("jobs", null)).hasSize(4);
    }

    @Test
    void jobsMadeDuringAWalkAreNotSeenByIt() {
        List<String> made = make(4);
        List<String> first = page("jobs", null);
        planado.office().create("jobs", Map.of("external_id", "late"));
        assertThat(page("jobs", first.get(2))).containsExactly(made.get(0));
    }

    @Test
    void aCursorWhoseJobIsGoneGoesOnWhereItStoodOrIsNotFoundOrEndsTheList() {
        List<String> made = make(5);
        planado.office().delete("jobs", made.get(2));
        assertThat(page("jobs", made.get(2))).containsExactly(made.get(1), made.get(0));
        planado.knob(Knob.CURSOR_ON_DELETED, "not-found");
        assertThat(http.get("/jobs?after=" + made.get(2)).status()).isEqualTo(404);
        planado.knob(Knob.CURSOR_ON_DELETED, "empty");
        assertThat(page("jobs", made.get(2))).isEmpty();
    }

    @Test
    void aCursorThatNeverWasIsNotFound() {
        make(1);
        assertThat(http.get("/jobs?after=nonsense").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 19, 20, 21, 41})
    void historyHasOneEventForEachVersionTwentyOnAPage(int versions) {
        make(1);
        for (int i = 1; i < versions; i++) {
            planado.office().update("jobs", "e0", Map.of("description", "d" + i));
        }
        List<Long> seen = new ArrayList<>();
        JsonNode page = http.get("/jobs/e0/history").json().path("events");
        while (!page.isEmpty()) {
            assertThat(page.size()).isLessThanOrEqualTo(20);
            page.forEach(event -> seen.add(event.path("version").asLong()));
            page = http.get("/jobs/e0/history?after=" + seen.get(seen.size() - 1))
                    .json()
                    .path("events");
        }
        List<Long> expected = new ArrayList<>();
        for (long i = 1; i <= versions; i++) {
            expected.add(i);
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void sitesAreFilteredStrictlyByTheTimeOfTheirLastChange() {
        JsonNode site = planado.office().create("sites", Map.of("name", "Depot"));
        String at = site.path("updated_at").asText();
        assertThat(http.get("/sites?updated_at%5Bafter%5D=" + at).json().path("sites"))
                .isEmpty();
        assertThat(http.get("/sites?updated_at%5Bbefore%5D=" + at).json().path("sites"))
                .isEmpty();
        assertThat(http.get("/sites?updated_at%5Bafter%5D=2020-01-01T00:00:00Z")
                        .json()
                        .path("sites"))
                .hasSize(1);
    }

    @Test
    void jobFiltersAndLimitDoNothingUnlessAKnobSaysSo() {
        make(3);
        planado.worker().start("e1");
        assertThat(http.get("/jobs?status%5B%5D=started").json().path("jobs")).hasSize(3);
        assertThat(http.get("/jobs?limit=1").json().path("jobs")).hasSize(3);
        planado.knob(Knob.FILTERS_HONOURED, true);
        planado.knob(Knob.LIMIT_HONOURED, true);
        assertThat(http.get("/jobs?status%5B%5D=started").json().path("jobs")).hasSize(1);
        assertThat(http.get("/jobs?limit=1").json().path("jobs")).hasSize(1);
    }
}
