package io.github.camelplanado.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What shows an account is optional: with none of it on the class path the component loads and calls. */
class WithoutOptionalLibrariesTest {

    private static final List<String> LEFT_OUT = List.of(
            "micrometer-",
            "camel-console-",
            "camel-management-4",
            "camel-health-",
            "HdrHistogram",
            "h2-",
            "spring-tx-",
            "spring-jdbc-");

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    @Test
    void a_route_runs_without_micrometer_jmx_console_and_health() throws Exception {
        List<URL> classPath = new ArrayList<>();
        int left = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = Path.of(entry).getFileName().toString();
            if (LEFT_OUT.stream().anyMatch(name::startsWith)) {
                left++;
            } else {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        assertThat(left).isGreaterThanOrEqualTo(LEFT_OUT.size());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader bare =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(bare);
            for (String absent : List.of(
                    "io.micrometer.core.instrument.MeterRegistry",
                    "org.apache.camel.impl.console.DefaultDevConsoleRegistry",
                    "org.apache.camel.management.JmxManagementStrategy",
                    "org.apache.camel.impl.health.DefaultHealthCheckRegistry",
                    "org.h2.Driver",
                    "org.springframework.transaction.PlatformTransactionManager")) {
                assertThatThrownBy(() -> bare.loadClass(absent)).isInstanceOf(ClassNotFoundException.class);
            }
            Callable<?> route = (Callable<?>) bare.loadClass(OneCall.class.getName())
                    .getConstructor(String.class, String.class)
                    .newInstance(PLANADO.baseUrl(), PLANADO.apiKey());

            assertThat(route.call()).isEqualTo("200 after 1 turn of normal priority");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(PLANADO.requests()).hasSize(1);
    }
}
