package io.github.camelplanado.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The account on Camel's real console. */
class DevConsoleTest {

    private static final String KEY = "key-66f0-that-nobody-may-see";

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).apiKey(KEY).build();

    @Test
    void the_console_tells_accounts_budget_and_breaker_as_text() {
        try (TestCamel camel = camel()) {
            assertThat(console(camel).call(DevConsole.MediaType.TEXT))
                    .isEqualTo("No account of Planado was used yet\n");
            camel.ok("planado:jobs/list?paging=page", null);

            assertThat((String) console(camel).call(DevConsole.MediaType.TEXT))
                    .startsWith("Component planado:\n    account: ")
                    .contains("baseUrl: " + PLANADO.baseUrl())
                    .contains("breaker: closed")
                    .contains("waiting: {high=0, normal=0, low=0}")
                    .contains("granted: {high=0, normal=1, low=0}")
                    .doesNotContain(KEY);
        }
    }

    @Test
    void the_console_tells_the_same_as_json() throws Exception {
        try (TestCamel camel = camel()) {
            PlanadoComponent second = new PlanadoComponent();
            second.setApiKey("key-of-another-account");
            second.setBaseUrl(PLANADO.baseUrl());
            second.setRequestsPerMinute(0);
            camel.context().addComponent("planado-berlin", second);
            camel.ok("planado:jobs/list?paging=page", null);
            camel.send("planado-berlin:jobs/list?paging=page", null);

            JsonObject told = (JsonObject) console(camel).call(DevConsole.MediaType.JSON);

            JsonObject read = (JsonObject) Jsoner.deserialize(told.toJson());
            Map<String, Object> components = read.getMap("components");
            assertThat(components).containsOnlyKeys("planado", "planado-berlin");
            JsonObject account = (JsonObject) components.get("planado");
            assertThat(account.getString("account")).matches("[0-9a-f]{12}");
            assertThat(account.getInteger("lastStatus")).isEqualTo(200);
            assertThat(account.get("granted")).hasToString("{high=0, normal=1, low=0}");
            assertThat(((JsonObject) components.get("planado-berlin")).getInteger("lastStatus"))
                    .isEqualTo(401);
            assertThat(told.toJson()).doesNotContain(KEY).doesNotContain("key-of-another-account");
        }
    }

    private static TestCamel camel() {
        return new TestCamel(PLANADO, component -> {}, context -> context.setDevConsole(true));
    }

    private static DevConsole console(TestCamel camel) {
        return camel.context()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("planado");
    }
}
