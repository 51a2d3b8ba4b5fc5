package io.github.camelplanado.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.ManualClock;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.github.camelplanado.simulator.SimulatorClock;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open questions that the checks of the suite cannot see: they need hours, or what only the receiver of a delivery knows. */
class BesideTheSuiteTest {

    private static final ManualClock CLOCK = SimulatorClock.manual();

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).clock(CLOCK).build();

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/plain"})
    void a_delivery_is_read_whatever_its_content_type_is(String type) throws Exception {
        try (Stand stand = stand(Knobs.defaults().with(Knob.DELIVERY_CONTENT_TYPE, type))) {
            Hook hook = Hook.of(stand);
            hook.register(List.of("job_created"));
            String uuid = stand.made("jobs", Map.of("description", "Käse"))
                    .path("uuid")
                    .asText();
            CLOCK.advance(Duration.ofMillis(1));

            await().untilAsserted(() -> assertThat(hook.versions()).isEqualTo(Map.of(uuid, 1L)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "24, 1"})
    void the_log_of_deliveries_is_given_as_far_as_the_vendor_keeps_it(String hours, int kept) {
        try (Stand stand =
                stand(Knobs.defaults().with(Knob.DELIVERY_RETRIES, 0).with(Knob.WEBHOOK_REQUESTS_KEPT, hours))) {
            String webhook = PLANADO.webhooks().register("http://127.0.0.1:9/", "of a sample", List.of("job_created"));
            stand.made("jobs", Map.of("description", "text"));
            CLOCK.advance(Duration.ofMillis(1));
            await().until(() -> PLANADO.deliveries().size() == 1);
            CLOCK.advance(Duration.ofHours(2));

            assertThat(TestCamel.list(stand.ok("planado:webhooks/requests?paging=all&id=" + webhook, null)))
                    .hasSize(kept);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_wrong_key_is_refused_also_where_the_old_headers_are_taken(boolean taken) {
        Knobs knobs = Knobs.defaults().with(Knob.OLD_AUTH_HEADERS, taken);
        try (Stand stand = new Stand(PLANADO, knobs, component -> component.setApiKey("a-key-of-nobody"))) {
            stand.refused("planado:jobs/list?paging=all", null, PlanadoAuthenticationException.class);
            assertThat(PLANADO.lastRequest().headers()).doesNotContainKeys("x-planado-api-key", "x-planado-api-token");
        }
    }

    private static Stand stand(Knobs knobs) {
        return new Stand(PLANADO, knobs, component -> {});
    }
}
