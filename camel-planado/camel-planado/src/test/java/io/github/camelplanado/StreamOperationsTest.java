package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sees of a stream of changes and can do with it, in a real MBean server and on Camel's console. */
class StreamOperationsTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    @Test
    void parked_changes_are_listed_released_and_dropped_and_the_stream_is_gone_after_the_stop() throws Exception {
        PLANADO.office().create("jobs", Map.of("external_id", "j-1"));
        PLANADO.office().create("jobs", Map.of("external_id", "j-2"));
        ObjectName name;
        try (StreamCamel camel = stream()) {
            name = name(camel);
            await().until(() -> server.getAttribute(name, "Parked").equals(2L));
            assertThat((String) server.invoke(name, "listParked", new Object[0], new String[0]))
                    .contains("j-1 version 1", "j-2 version 1", "ERP says no");
            assertThat(invoke(name, "dropParked", uuid("j-2"))).isEqualTo(1);

            broken.set(false);
            assertThat(invoke(name, "releaseParked", "")).isEqualTo(1);

            await().until(() -> camel.events().size() == 1);
            assertThat(camel.events()).containsExactly("j-1 job_created");
            server.invoke(name, "resetPosition", new Object[0], new String[0]);
            await().until(() -> camel.events().size() == 3);
            assertThat(camel.events()).contains("j-2 job_created");
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void every_attribute_can_be_read_and_none_written_while_the_store_is_up_and_while_it_is_down() throws Exception {
        broken.set(false);
        BreakableDatabase database = new BreakableDatabase(database());
        try (StreamCamel camel = new StreamCamel(PLANADO, component -> component.setDataSource(database))
                .from("jobs", "planado:jobs/changes?delay=1h")) {
            ObjectName name = name(camel);
            await().until(() -> server.getAttribute(name, "Store").equals("OK"));
            for (boolean down : new boolean[] {false, true}) {
                database.broken(down);
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    assertThat(attribute.isWritable()).as(attribute.getName()).isFalse();
                    assertThat(server.getAttribute(name, attribute.getName()))
                            .as(attribute.getName())
                            .isNotNull();
                }
                // A report is kept for some seconds.
                await().until(() -> server.getAttribute(name, "Store").equals(down ? "DOWN" : "OK"));
                assertThat(server.getAttribute(name, "Parked")).isEqualTo(down ? -1L : 0L);
            }
        }
    }

    @Test
    void the_console_tells_the_streams_of_each_account() throws Exception {
        broken.set(false);
        try (StreamCamel camel = stream()) {
            DevConsole console = camel.context()
                    .getCamelContextExtension()
                    .getContextPlugin(DevConsoleRegistry.class)
                    .resolveById("planado");

            await().until(() -> ((String) console.call(DevConsole.MediaType.TEXT)).contains("firstCopy=done"));
            assertThat((String) console.call(DevConsole.MediaType.TEXT))
                    .contains("streams: {jobs={resource=jobs", "parkedDeletions=0");
        }
    }

    private StreamCamel stream() throws Exception {
        JdbcDataSource database = database();
        return new StreamCamel(PLANADO, component -> component.setDataSource(database))
                .doing(exchange -> {
                    if (broken.get()) {
                        throw new IllegalStateException("ERP says no");
                    }
                })
                .from("jobs", "planado:jobs/changes?delay=1h&maxRedeliveries=1");
    }

    private ObjectName name(StreamCamel camel) throws Exception {
        return new ObjectName("org.apache.camel:context=" + camel.context().getManagementName()
                + ",type=planado-stream,name=" + ObjectName.quote("planado/jobs"));
    }

    private Object invoke(ObjectName name, String operation, String argument) throws Exception {
        return server.invoke(name, operation, new Object[] {argument}, new String[] {String.class.getName()});
    }

    private static String uuid(String externalId) {
        return PLANADO.entity("jobs", externalId).path("uuid").asText();
    }

    private static JdbcDataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
