package io.github.camelplanado.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The account in a real MBean server. */
class JmxTest {

    private static final String KEY = "key-91ac-that-nobody-may-see";

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).apiKey(KEY).build();

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void the_account_is_shown_and_gone_after_the_stop() throws Exception {
        ObjectName name;
        try (TestCamel camel = new TestCamel(PLANADO, component -> component.setRequestsPerMinute(6000))) {
            camel.ok("planado:jobs/list?paging=page", null);
            name = account(camel);

            assertThat(server.getAttribute(name, "Granted")).isEqualTo(1L);
            assertThat(server.getAttribute(name, "ConfiguredRate")).isEqualTo(6000);
            assertThat(server.getAttribute(name, "Rate")).isEqualTo(6000.0);
            assertThat(server.getAttribute(name, "LastStatus")).isEqualTo(200);
            assertThat(server.getAttribute(name, "Breaker")).isEqualTo("closed");
            assertThat(server.getAttribute(name, "BaseUrl")).isEqualTo(PLANADO.baseUrl());
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void every_attribute_can_be_read_none_written_and_none_tells_the_key() throws Exception {
        try (TestCamel camel = new TestCamel(PLANADO)) {
            camel.ok("planado:jobs/list?paging=page", null);
            ObjectName name = account(camel);
            MBeanAttributeInfo[] attributes = server.getMBeanInfo(name).getAttributes();

            assertThat(Arrays.stream(attributes).map(MBeanAttributeInfo::getName))
                    .contains(
                            "Account", "WaitingHigh", "WaitingNormal", "WaitingLow", "Used", "PauseSeconds", "Denied");
            for (MBeanAttributeInfo attribute : attributes) {
                assertThat(attribute.isWritable()).as(attribute.getName()).isFalse();
                assertThat(attribute.getDescription()).as(attribute.getName()).isNotBlank();
                assertThat(String.valueOf(server.getAttribute(name, attribute.getName())))
                        .as(attribute.getName())
                        .isNotEmpty()
                        .doesNotContain(KEY);
            }
        }
    }

    @Test
    void names_are_forgotten_when_somebody_renamed_them() throws Exception {
        PLANADO.office().create("skills", Map.of("name", "Gas"));
        try (TestCamel camel = new TestCamel(PLANADO)) {
            camel.ok("planado:jobs/create", job("J-1"));
            long read = readings();
            camel.ok("planado:jobs/create", job("J-2"));
            assertThat(readings()).isEqualTo(read).isPositive();

            server.invoke(account(camel), "forgetNames", new Object[0], new String[0]);

            camel.ok("planado:jobs/create", job("J-3"));
            assertThat(readings()).isEqualTo(2 * read);
        }
    }

    private static Map<String, Object> job(String externalId) {
        return Map.of("external_id", externalId, "skills", List.of(Map.of("name", "Gas")));
    }

    private static long readings() {
        return PLANADO.requests().stream()
                .filter(request -> request.rawPath().equals("/skills"))
                .count();
    }

    private ObjectName account(TestCamel camel) throws Exception {
        Set<ObjectName> found = server.queryNames(
                new ObjectName("org.apache.camel:context=" + camel.context().getManagementName() + ",type=planado,*"),
                null);
        assertThat(found).hasSize(1);
        return found.iterator().next();
    }
}
