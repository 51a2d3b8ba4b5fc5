package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.changes.stream.ChangesControl;
import io.github.camelplanado.docs.CompiledRoutes;
import io.github.camelplanado.docs.Fence;
import io.github.camelplanado.docs.Repository;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles or runs every code block of the two READMEs. When a test here fails, a README has to change. */
class ReadmeTest {

    private static final Path ROOT = Repository.ROOT;

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void every_block_is_of_a_kind_that_is_tested_here(String readme) throws Exception {
        assertThat(blocks(readme))
                .extracting(Fence::language)
                .containsExactly(
                        "text",
                        "bash",
                        "bash",
                        "xml",
                        "properties",
                        "java",
                        "xml",
                        "yaml",
                        "json",
                        "yaml",
                        "yaml",
                        "bash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void the_route_works_in_java_xml_and_yaml(String readme) throws Exception {
        List<Fence> blocks = blocks(readme);
        Object body = new ObjectMapper().readValue(blocks.get(8).text(), Map.class);

        try (Running camel = run(blocks)) {
            camel.context().addRoutes(CompiledRoutes.of(blocks.get(5).text(), folder));
            upsert(camel, body, "ORD-1");
        }
        try (Running camel = run(blocks)) {
            load(camel, "route.xml", blocks.get(6).text());
            upsert(camel, body, "ORD-1");
        }
        try (Running camel = run(blocks)) {
            load(camel, "route.yaml", blocks.get(7).text());
            upsert(camel, body, "ORD-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void the_way_back_takes_a_webhook(String readme) throws Exception {
        List<Fence> blocks = blocks(readme);
        try (Running camel = run(blocks)) {
            load(camel, "back.yaml", blocks.get(9).text());

            assertThat(post(camel, "/planado")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void the_stream_of_changes_tells_what_was_there_and_opens_its_receiver(String readme) throws Exception {
        List<Fence> blocks = blocks(readme);
        PLANADO.reset();
        PLANADO.office().create("jobs", Map.of("external_id", "ORD-1"));
        try (Running camel = run(blocks)) {
            camel.component().setStore(folder.resolve("changes").toString());
            load(camel, "stream.yaml", blocks.get(10).text());
            ChangesControl stream = camel.component().changeStreams().get("jobs-to-erp");

            // The database opens behind the route: before that there is nothing to tell.
            await().ignoreException(IllegalStateException.class)
                    .until(() -> stream.sweep().firstDone() && stream.counts().waiting() == 0);
            assertThat(stream.entities()).isEqualTo(1);
            assertThat(post(camel, "/planado/webhook")).isEqualTo(200);
        }
    }

    @Test
    void the_dependency_is_this_module() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String dependency = blocks("README.md").get(3).text();

        assertThat(value(dependency, "groupId")).isEqualTo(value(pom, "groupId"));
        assertThat(value(dependency, "version")).isEqualTo(value(pom, "version"));
        assertThat(pom).contains("<artifactId>" + value(dependency, "artifactId") + "</artifactId>");
    }

    @Test
    void the_commands_are_those_of_ci_of_the_demo_and_of_the_simulator() throws Exception {
        List<String> commands = blocks("README.md").stream()
                .filter(block -> block.language().equals("bash"))
                .map(block -> block.text().strip())
                .toList();

        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\n" + commands.get(1) + "\n");
        assertThat(commands.get(0)).isEqualTo("mvn -Pdemo");
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<id>demo</id>")
                .contains("<defaultGoal>");
        assertThat(Files.readString(ROOT.resolve("camel-planado/planado-simulator/README.md")))
                .contains("--port")
                .contains("--api-key");
        assertThat(commands.get(2)).startsWith("java -jar camel-planado/planado-simulator/target/planado-simulator-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void every_link_to_a_file_leads_somewhere(String readme) throws Exception {
        Matcher link = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(Files.readString(ROOT.resolve(readme)));
        while (link.find()) {
            if (!link.group(1).startsWith("http")) {
                assertThat(ROOT.resolve(link.group(1))).exists();
            }
        }
    }

    private static int post(Running camel, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + camel.port() + path))
                                .header("X-Planado-Secret", "secret-of-a-test")
                                .POST(HttpRequest.BodyPublishers.ofString("""
                                        {"event_uuid": "e-1", "event_type": "job_started",
                                         "job": {"uuid": "j-1", "external_id": "ORD-1", "status": "started", "version": 2}}
                                        """))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void upsert(Running camel, Object body, String externalId) {
        PLANADO.reset();
        camel.context().createProducerTemplate().requestBody("direct:order", body);
        assertThat(PLANADO.entity("jobs", externalId).path("description").asText())
                .isEqualTo("Boiler check");
    }

    private Running run(List<Fence> blocks) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(blocks.get(4).text()));
        assertThat(properties).containsKeys("camel.component.planado.apiKey", "camel.component.planado.webhookSecret");
        return Running.start(PLANADO, properties);
    }

    private static void load(Running camel, String name, String text) throws Exception {
        PluginHelper.getRoutesLoader(camel.context()).loadRoutes(ResourceHelper.fromString(name, text));
    }

    private static String value(String xml, String tag) {
        Matcher matcher = Pattern.compile("<" + tag + ">([^<]+)</" + tag + ">").matcher(xml);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static List<Fence> blocks(String readme) throws Exception {
        return Fence.all(Files.readString(ROOT.resolve(readme)));
    }

    /** Camel Main with an HTTP server on a free port. */
    private static final class Running implements AutoCloseable {
        private final Main main = new Main();
        private final int port;

        private Running(int port) {
            this.port = port;
        }

        static Running start(PlanadoSimulator planado, Properties readme) throws Exception {
            Running running = new Running(FreePort.find());
            readme.forEach((key, value) -> running.main.addInitialProperty(key.toString(), value.toString()));
            running.main.addOverrideProperty("camel.component.planado.apiKey", planado.apiKey());
            running.main.addOverrideProperty("camel.component.planado.webhookSecret", "secret-of-a-test");
            running.main.addOverrideProperty("camel.component.planado.baseUrl", planado.baseUrl());
            running.main.addOverrideProperty("camel.component.planado.requestsPerMinute", "0");
            running.main.addOverrideProperty("camel.server.enabled", "true");
            running.main.addOverrideProperty("camel.server.host", "127.0.0.1");
            running.main.addOverrideProperty("camel.server.port", String.valueOf(running.port));
            running.main.addOverrideProperty("camel.main.routesIncludePattern", "false");
            running.main.start();
            return running;
        }

        CamelContext context() {
            return main.getCamelContext();
        }

        PlanadoComponent component() {
            return context().getComponent("planado", PlanadoComponent.class);
        }

        int port() {
            return port;
        }

        @Override
        public void close() {
            main.stop();
        }
    }
}
