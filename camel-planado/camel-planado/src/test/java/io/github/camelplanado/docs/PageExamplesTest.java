package io.github.camelplanado.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of every page. When a test here fails, a page has to change, or the component is wrong. */
class PageExamplesTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("examples")
    void the_example_does_what_its_page_shows(Example example) throws Exception {
        new ExampleRun(example, PLANADO, folder).check();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_shows_what_comes_out_of_it(Example example) {
        assertThat(example.json().keySet()).as(example.toString()).containsAnyOf("out", "wire");
    }

    /** A block that stands alone would go stale unseen: it is an example, has a role, or is named here with its test. */
    @Test
    void every_block_is_run_by_a_test() throws IOException {
        Set<String> elsewhere = Set.of(
                // SharedBudgetPageTest
                "shared-budget.md: In PostgreSQL (properties)",
                // SimulatorPagesTest
                "simulator.md: Knobs from a file (yaml)",
                "simulator.md: A test that turns every knob (java)",
                // NamesTest
                "names-and-fields.md: Values of pick lists (json)");
        Set<Fence> run = new HashSet<>();
        examples().forEach(example -> run.add(example.route()));
        List<String> left = new ArrayList<>();
        for (Page page : Repository.pages()) {
            Fence.all(page.text()).stream()
                    .filter(fence -> !run.contains(fence) && !Example.ROLES.contains(fence.role()))
                    .filter(fence -> !Set.of("bash", "text").contains(fence.language()))
                    .map(fence -> page.name() + ": " + fence.section() + " (" + fence.language() + ")")
                    .forEach(left::add);
        }

        assertThat(left).containsExactlyInAnyOrderElementsOf(elsewhere);
    }

    @Test
    void what_a_page_shows_is_compared() throws IOException {
        String came = "{\"a\": 1, \"list\": [{\"b\": \"x-1\"}, {\"b\": \"x-2\"}], \"more\": null}";

        assertThat(difference("{\"a\": 1, \"list\": [{\"b\": \"x-…\"}, \"…\"]}", came, false))
                .isNull();
        assertThat(difference("{\"a\": 2}", came, false)).isEqualTo("/a is 1");
        assertThat(difference("{\"list\": [{\"b\": \"x-1\"}]}", came, false)).startsWith("/list has 2 elements");
        assertThat(difference("{\"list\": [{\"b\": \"y-…\"}, \"…\"]}", came, false))
                .startsWith("/list/0/b");
        assertThat(difference("{\"gone\": \"…\"}", came, false)).isEqualTo("/gone is missing");
        assertThat(difference("{\"a\": 1}", came, true)).isEqualTo("/list came too");
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Page page : Repository.pages()) {
            examples.addAll(Example.of(page));
        }
        return examples;
    }

    private static String difference(String shown, String came, boolean whole) throws IOException {
        return Likeness.difference(JSON.readTree(shown), JSON.readTree(came), whole);
    }
}
