package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.spi.EndpointUriFactory;
import org.junit.jupiter.api.Test;

/** Opens the jar that users get: a service file that names a class which is not in there fails here and not with them. */
class BuiltJarIT {

    private static final Path JAR = Path.of(System.getProperty("planado.jar"));
    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    @Test
    void every_class_that_a_service_file_names_is_in_the_jar_and_loads() throws Exception {
        List<String> named = new ArrayList<>();
        try (JarFile jar = new JarFile(JAR.toFile());
                // No parent that has our classes: what loads comes from the jar or from Camel.
                JarOnlyLoader loader = new JarOnlyLoader(JAR)) {
            for (JarEntry entry : jar.stream()
                    .filter(entry -> entry.getName().startsWith(SERVICES) && !entry.isDirectory())
                    // Beside the files that name classes there is what tools read.
                    .filter(entry -> !entry.getName().endsWith(".properties")
                            && !entry.getName().endsWith(".json"))
                    .toList()) {
                for (String className : classes(jar, entry)) {
                    Class<?> loaded = loader.loadClass(className);
                    assertThat(loaded.getClassLoader()).as(entry.getName()).isSameAs(loader);
                    loaded.getDeclaredConstructor().newInstance();
                    named.add(className);
                }
            }
        }
        assertThat(named)
                .contains(
                        "io.github.camelplanado.PlanadoComponent",
                        "io.github.camelplanado.PlanadoComponentConfigurer",
                        "io.github.camelplanado.PlanadoEndpointConfigurer",
                        "io.github.camelplanado.PlanadoEndpointUriFactory",
                        "io.github.camelplanado.PlanadoDevConsole",
                        "io.github.camelplanado.transform.ModelConvertersLoader",
                        "io.github.camelplanado.transform.JobDataType",
                        "io.github.camelplanado.transform.ClientDataType",
                        "io.github.camelplanado.transform.SiteDataType",
                        "io.github.camelplanado.transform.JsonDataType");
    }

    @Test
    void camel_finds_data_types_by_their_names() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (String name : List.of("job", "client", "site", "json")) {
                assertThat(jar.getEntry(SERVICES + "transformer/planado-" + name))
                        .as(name)
                        .isNotNull();
            }
            Properties transformers = new Properties();
            transformers.load(jar.getInputStream(jar.getEntry(SERVICES + "transformer.properties")));
            assertThat(transformers.getProperty("transformers").split(" "))
                    .containsExactlyInAnyOrder("planado:client", "planado:job", "planado:json", "planado:site");
        }
    }

    @Test
    void tools_find_the_component_and_its_options() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Properties properties = new Properties();
            properties.load(jar.getInputStream(jar.getEntry(SERVICES + "component.properties")));
            assertThat(properties)
                    .containsEntry("components", "planado")
                    .containsEntry("groupId", "io.github.camel-planado")
                    .containsEntry("artifactId", "camel-planado");
            assertThat(properties.getProperty("version")).doesNotContain("$");

            JsonNode json = new ObjectMapper()
                    .readTree(jar.getInputStream(jar.getEntry("META-INF/io/github/camelplanado/planado.json")));
            assertThat(json.at("/component/syntax").asText()).isEqualTo("planado:resource/operation");
            assertThat(json.at("/componentProperties/apiKey/secret").asBoolean())
                    .isTrue();
            assertThat(json.at("/properties/webhookSecret/secret").asBoolean()).isTrue();
            assertThat(json.at("/properties/filter/prefix").asText()).isEqualTo("filter.");
            assertThat(json.at("/properties/delay/defaultValue").asText())
                    .as("the component's own, not that of Camel")
                    .isEqualTo("60000");
            assertThat(json.at("/headers/CamelPlanadoUuid/description").asText())
                    .isNotBlank();
            assertThat(jar.getEntry("META-INF/jandex.idx")).isNotNull();
        }
    }

    @Test
    void every_option_and_header_has_a_description() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            JsonNode json = new ObjectMapper()
                    .readTree(jar.getInputStream(jar.getEntry("META-INF/io/github/camelplanado/planado.json")));
            for (String part : List.of("componentProperties", "properties", "headers")) {
                json.path(part)
                        .properties()
                        .forEach(option -> assertThat(
                                        option.getValue().path("description").asText())
                                .as(option.getKey())
                                .isNotBlank());
            }
        }
    }

    @Test
    void the_uri_factory_builds_uris_from_the_parts() throws Exception {
        EndpointUriFactory factory = new PlanadoEndpointUriFactory();

        assertThat(factory.isEnabled("planado")).isTrue();
        assertThat(factory.secretPropertyNames()).contains("webhookSecret", "previousWebhookSecret");
    }

    private static List<String> classes(JarFile jar, JarEntry entry) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.startsWith("class=") ? line.substring("class=".length()) : line)
                    .map(String::trim)
                    .toList();
        }
    }

    /** Loads our classes from the jar alone, everything else as usual. */
    private static final class JarOnlyLoader extends URLClassLoader {

        JarOnlyLoader(Path jar) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, BuiltJarIT.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.github.camelplanado.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
