package io.github.camelplanado.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.simulator.PlanadoSimulator;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The meters, in a real registry, of real calls. */
class MetersTest {

    private static final String KEY = "key-7b3e-that-nobody-may-see";

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).apiKey(KEY).build();

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void every_meter_is_there_from_the_start_of_the_first_route_and_gone_after_the_stop() {
        TestCamel camel = camel(component -> {});
        camel.route("planado:jobs/list?paging=page", null, Map.of());
        assertThat(ours())
                .isEqualTo(Arrays.stream(AccountMeter.values())
                        .map(AccountMeter::id)
                        .sorted()
                        .distinct()
                        .toList());

        camel.close();

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void a_restart_brings_them_back() throws Exception {
        try (TestCamel camel = camel(component -> {})) {
            camel.ok("planado:jobs/list?paging=page", null);
            PlanadoComponent component = camel.context().getComponent("planado", PlanadoComponent.class);
            component.stop();
            assertThat(ours()).isEmpty();
            component.start();

            camel.ok("planado:jobs/list?paging=page", null);

            assertThat(value(AccountMeter.GRANTED, "normal")).isEqualTo(1);
        }
    }

    @Test
    void turns_are_counted_and_timed_by_priority() {
        try (TestCamel camel = camel(component -> {})) {
            camel.ok("planado:jobs/list?paging=page", null);
            camel.ok("planado:jobs/list?paging=page", null);
            camel.ok("planado:jobs/list?paging=page&priority=high", null);

            assertThat(value(AccountMeter.GRANTED, "normal")).isEqualTo(2);
            assertThat(value(AccountMeter.GRANTED, "high")).isEqualTo(1);
            assertThat(value(AccountMeter.GRANTED, "low")).isZero();
            assertThat(registry.get(AccountMeter.WAIT.id())
                            .tag("priority", "normal")
                            .timer()
                            .count())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_refusal_is_counted_and_its_pause_is_shown() {
        try (TestCamel camel = camel(component -> component.setMaxWait(Duration.ofMillis(200)))) {
            PLANADO.faults().answer("GET", "/jobs").status(429, Map.of("Retry-After", "30"), "Rate Limit Exceeded");

            assertThat(camel.send("planado:jobs/list?paging=page", null).getException())
                    .isNotNull();

            assertThat(value(AccountMeter.REFUSED)).isEqualTo(1);
            assertThat(value(AccountMeter.PAUSE)).isBetween(20.0, 30.0);
            assertThat(value(AccountMeter.DENIED, "normal")).isEqualTo(1);
        }
    }

    @Test
    void calls_that_wait_are_shown_by_priority_until_they_have_waited() {
        try (TestCamel camel = camel(component -> component.setRequestsPerMinute(20))) {
            CompletableFuture<Exchange> call = CompletableFuture.supplyAsync(
                    () -> camel.send("planado:jobs/list?paging=page", null, Map.of(PlanadoConstants.PRIORITY, "high")));

            await().untilAsserted(() -> assertThat(ours()).isNotEmpty());
            await().untilAsserted(() ->
                    assertThat(value(AccountMeter.WAITING, "high")).isEqualTo(1));
            await().untilAsserted(() ->
                    assertThat(value(AccountMeter.LONGEST_WAIT, "high")).isPositive());
            assertThat(value(AccountMeter.WAITING, "normal")).isZero();

            assertThat(call).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(value(AccountMeter.WAITING, "high")).isZero();
            assertThat(registry.get(AccountMeter.WAIT.id())
                            .tag("priority", "high")
                            .timer()
                            .totalTime(TimeUnit.SECONDS))
                    .as("the budget begins empty, and gives one call in three seconds")
                    .isBetween(2.0, 20.0);
            assertThat(value(AccountMeter.RATE)).isEqualTo(20);
            assertThat(value(AccountMeter.CONFIGURED_RATE)).isEqualTo(20);
            await().untilAsserted(() -> assertThat(value(AccountMeter.USED)).isEqualTo(0.05));
        }
    }

    @Test
    void they_are_tagged_with_the_component_and_the_account_and_never_with_the_key() {
        try (TestCamel camel = camel(component -> {})) {
            camel.ok("planado:jobs/list?paging=page", null);

            assertThat(registry.getMeters()).isNotEmpty().allSatisfy(meter -> {
                assertThat(meter.getId().getTag("component")).isEqualTo("planado");
                assertThat(meter.getId().getTag("camelContext"))
                        .isEqualTo(camel.context().getName());
                assertThat(meter.getId().getTag("account")).matches("[0-9a-f]{12}");
                assertThat(meter.getId().toString()).doesNotContain(KEY);
                assertThat(meter.getId().getDescription()).isNotBlank();
            });
        }
    }

    @Test
    void of_several_registries_the_one_that_joins_them_is_taken() {
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        all.add(registry);
        try (TestCamel camel = new TestCamel(PLANADO, component -> {}, context -> {
            context.getRegistry().bind("one", registry);
            context.getRegistry().bind("all", all);
        })) {
            camel.ok("planado:jobs/list?paging=page", null);

            assertThat(value(AccountMeter.GRANTED, "normal")).isEqualTo(1);
        }
        assertThat(all.getMeters()).isEmpty();
    }

    private TestCamel camel(Consumer<PlanadoComponent> options) {
        return new TestCamel(PLANADO, options, context -> context.getRegistry().bind("meters", registry));
    }

    private List<String> ours() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .distinct()
                .sorted()
                .toList();
    }

    private double value(AccountMeter meter, String... priority) {
        Meter found = priority.length == 0
                ? registry.get(meter.id()).meter()
                : registry.get(meter.id()).tag("priority", priority[0]).meter();
        return found.measure().iterator().next().getValue();
    }
}
