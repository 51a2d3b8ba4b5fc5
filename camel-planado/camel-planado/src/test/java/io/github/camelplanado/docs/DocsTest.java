package io.github.camelplanado.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.simulator.Knob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages say what the catalogue, the contract file and Camel's metadata say, and leave no call out. */
class DocsTest {

    private static final String REWRITE = "mvn -o -q test -pl camel-planado/camel-planado -am -Dtest=DocsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Generators GENERATORS = new Generators();

    @ParameterizedTest
    @MethodSource("names")
    void every_generated_part_is_current(String name) throws IOException {
        Page page = Repository.page(name);
        Page current = page.with(GENERATORS::make);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(page.file(), current.text());
            return;
        }
        assertThat(page.text())
                .as("docs/%s is not current; to rewrite its tables run: %s", name, REWRITE)
                .isEqualTo(current.text());
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_generated_part_is_closed(String name) {
        Page page = Repository.page(name);

        assertThat(page.parts())
                .as("docs/%s: each marker needs its <!-- end -->", name)
                .hasSize(occurrences(page.text(), "<!-- generated:"))
                .hasSize(occurrences(page.text(), "<!-- end -->"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_link_leads_somewhere(String name) {
        Page page = Repository.page(name);
        assertThat(LINK.matcher(page.text()).results().map(found -> found.group(1)))
                .as("links of docs/%s", name)
                .allSatisfy(link -> {
                    if (!link.startsWith("http")) {
                        assertThatLinkLeads(page, link);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Resource.class)
    void every_resource_has_a_page_with_its_operations(Resource resource) {
        assertThat(Repository.DOCS.resolve(ResourceTable.page(resource)))
                .as("the page of planado:%s", resource.path())
                .exists();
        assertThat(parts(resource, "operations"))
                .as("docs/%s needs <!-- generated:operations %s -->", ResourceTable.page(resource), resource.path())
                .contains(resource.path());
    }

    @ParameterizedTest
    @EnumSource(Resource.class)
    void every_operation_has_a_row(Resource resource) {
        for (Operation operation : Catalogue.operations(resource)) {
            assertThat(Coverage.missing(resource, operation))
                    .as("what the documentation lacks")
                    .isEmpty();
        }
    }

    @Test
    void every_body_of_a_write_has_a_table() {
        ContractFile contract = ContractFile.read();
        for (ApiCall call : Catalogue.calls()) {
            if (!contract.body(call.operationId()).isMissingNode()) {
                assertThat(parts(call.resource(), "body"))
                        .as(
                                "docs/%s has no table of the body of %s",
                                ResourceTable.page(call.resource()), call.operationId())
                        .contains(call.operationId());
            }
        }
    }

    @Test
    void every_answer_with_content_has_a_table() {
        ContractFile contract = ContractFile.read();
        for (ApiCall call : Catalogue.calls()) {
            if (contract.merged(contract.content(call.operationId())).has("properties")) {
                assertThat(parts(call.resource(), "answer"))
                        .as(
                                "docs/%s has no table of the answer of %s",
                                ResourceTable.page(call.resource()), call.operationId())
                        .contains(call.operationId());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Resource.class)
    void every_page_of_a_resource_has_its_refusals_and_an_example_in_yaml_and_in_java(Resource resource)
            throws IOException {
        if (resource != Resource.RAW) {
            assertThat(parts(resource, "errors")).contains(resource.path());
        }
        assertThat(Example.of(Repository.page(ResourceTable.page(resource))))
                .as("examples of docs/%s that are run", ResourceTable.page(resource))
                .extracting(example -> example.route().language())
                .contains("yaml", "java");
    }

    @Test
    void every_open_question_is_on_a_page() throws IOException {
        Set<String> told = new TreeSet<>();
        for (Page page : Repository.pages()) {
            page.parts().stream()
                    .filter(part -> part.kind().equals("knobs"))
                    .forEach(part -> told.addAll(part.arguments()));
        }

        assertThat(told).containsAll(Arrays.stream(Knob.values()).map(Knob::id).toList());
    }

    static Stream<String> names() throws IOException {
        return Repository.pages().stream().map(Page::name);
    }

    private static List<String> parts(Resource resource, String kind) {
        return Repository.page(ResourceTable.page(resource)).parts().stream()
                .filter(part -> part.kind().equals(kind))
                .flatMap(part -> part.arguments().stream())
                .toList();
    }

    private static void assertThatLinkLeads(Page page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.file() : page.file().getParent().resolve(parts[0]);
        assertThat(target).exists();
        if (parts.length == 2 && target.toString().endsWith(".md")) {
            assertThat(headings(target)).as("headings of %s", target).contains(parts[1]);
        }
    }

    private static Set<String> headings(Path file) throws IOException {
        return Pattern.compile("^#+ (.+)$", Pattern.MULTILINE)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> Records.anchor(found.group(1)))
                .collect(Collectors.toSet());
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
