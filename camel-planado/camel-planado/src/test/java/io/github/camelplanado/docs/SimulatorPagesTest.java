package io.github.camelplanado.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.SimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the blocks of the simulator's two pages, which hold no routes. When a test here fails, a page has to change. */
class SimulatorPagesTest {

    private static final Path README = Repository.ROOT.resolve("camel-planado/planado-simulator/README.md");
    private static final String IMPORTS = """
            import static org.assertj.core.api.Assertions.assertThat;
            import java.util.List;
            import java.util.Map;
            import io.github.camelplanado.simulator.*;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.RegisterExtension;
            """;

    @TempDir
    Path folder;

    @Test
    void every_block_is_one_that_is_run_here() throws IOException {
        assertThat(Fence.all(Files.readString(README)))
                .extracting(Fence::language)
                .as("blocks of %s", README)
                .containsExactly("xml", "java", "bash", "json");
        assertThat(Fence.all(Repository.page("simulator.md").text()))
                .extracting(Fence::language)
                .as("blocks of docs/simulator.md")
                .containsExactly("yaml", "java");
    }

    @Test
    void the_knobs_of_the_file_are_knobs() throws IOException {
        Path file = Files.writeString(folder.resolve("knobs.yaml"), block("yaml"));

        Knobs knobs = Knobs.read(file);

        assertThat(knobs.number(Knob.PAGE_SIZE)).isEqualTo(50);
        assertThat(knobs.number(Knob.CREATE_STATUS)).isEqualTo(200);
        assertThat(knobs.list(Knob.MISSING_OPERATIONS)).containsExactly("services.update", "products.update");
        assertThat(knobs.pageSize("teams")).isEqualTo(100);
    }

    @Test
    void the_test_that_turns_every_knob_runs() throws Exception {
        String source =
                IMPORTS + "public class EveryKnob {\nstatic PlanadoSimulator planado = PlanadoSimulator.create();\n"
                        + block("java") + "}\n";
        run(source, (test, type) -> {
            Method settings = type.getDeclaredMethod("settings");
            settings.setAccessible(true);
            assertThat((List<?>) settings.invoke(null)).hasSizeGreaterThan(Knob.values().length);
            call(test, type, "right_under_a_random_setting");
        });
    }

    @Test
    void the_test_of_the_readme_runs() throws Exception {
        String block = readmeBlock("java");
        String gap = "// ... run the route against planado.baseUrl() with planado.apiKey() ...";
        assertThat(block).contains(gap);
        String route = "planado.office().create(\"jobs\", Map.of(\"external_id\", \"erp-1\","
                + " \"template\", Map.of(\"name\", \"Repair\")));";
        String source = IMPORTS + block.replace(gap, route).replace("class MyRouteTest", "public class MyRouteTest");
        run(source, (test, type) -> call(test, type, "sendsTheJob"));
    }

    @Test
    void the_faults_of_the_control_api_are_taken() throws Exception {
        try (SimulatorServer planado = SimulatorServer.create().start()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(planado.baseUrl().replace("/v2", "/_simulator/faults")))
                                    .header("Authorization", "Bearer " + planado.apiKey())
                                    .POST(HttpRequest.BodyPublishers.ofString(readmeBlock("json")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
            assertThat(planado.faults().take("POST", "/jobs")).isNotNull();
        }
    }

    @Test
    void the_dependency_and_the_jar_are_those_of_this_build() throws IOException {
        String pom = Files.readString(README.resolveSibling("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>") + "</version>".length());
        assertThat(readmeBlock("xml"))
                .contains("<artifactId>planado-simulator</artifactId>")
                .contains(version);
        assertThat(readmeBlock("bash"))
                .contains("planado-simulator-" + version.replaceAll("</?version>", "")
                        + ".jar --port 8080 --api-key KEY");
    }

    private interface Run {
        void with(Object test, Class<?> type) throws ReflectiveOperationException;
    }

    private void run(String source, Run run) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass(CompiledSource.into(folder, source));
            Field field = type.getDeclaredField("planado");
            field.setAccessible(true);
            PlanadoSimulator planado = (PlanadoSimulator) field.get(null);
            planado.start();
            try {
                run.with(type.getDeclaredConstructor().newInstance(), type);
            } finally {
                planado.close();
            }
        }
    }

    private static void call(Object test, Class<?> type, String name) throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod(name);
        method.setAccessible(true);
        assertThat(method.isAnnotationPresent(Test.class)).isTrue();
        method.invoke(test);
    }

    private static String block(String language) {
        return only(Repository.page("simulator.md").text(), language);
    }

    private static String readmeBlock(String language) throws IOException {
        return only(Files.readString(README), language);
    }

    private static String only(String markdown, String language) {
        List<Fence> fences = Fence.all(markdown).stream()
                .filter(fence -> fence.language().equals(language))
                .toList();
        assertThat(fences).as("blocks of %s", language).hasSize(1);
        return fences.get(0).text();
    }
}
