package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.camelplanado.PlanadoComponent;
import io.github.camelplanado.TestCamel;
import io.github.camelplanado.api.PlanadoConstants;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.simulator.PlanadoSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Absent, null and value, for every kind of body and whatever mapper the application has; on the wire and on the way back. */
class ThreeStatesTest {

    @RegisterExtension
    static final PlanadoSimulator PLANADO =
            PlanadoSimulator.builder().requestsPerMinute(0).build();

    private static final String ID = "ORD-1";
    private static final String JSON =
            "{\"description\":null,\"external_order_id\":\"Ж 1\",\"scheduled_duration\":{\"minutes\":90},\"skills\":[]}";

    /** A mapper of the application, in the registry or as option. */
    private record Setting(String name, Consumer<CamelContext> beans, Consumer<PlanadoComponent> options) {

        TestCamel start() {
            return new TestCamel(PLANADO, options, beans);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Setting> settings() {
        ObjectMapper nonNull = JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        ObjectMapper strange = JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.WRAP_ROOT_VALUE)
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule().addSerializer(Integer.class, ToStringSerializer.instance))
                .build();
        return Stream.of(
                new Setting("no mapper", context -> {}, component -> {}),
                new Setting(
                        "NON_NULL in the registry",
                        context -> context.getRegistry().bind("mapper", nonNull),
                        component -> {}),
                new Setting("NON_NULL as option", context -> {}, component -> component.setObjectMapper(nonNull)),
                new Setting(
                        "another naming and other modules in the registry",
                        context -> context.getRegistry().bind("mapper", strange),
                        component -> {}),
                new Setting(
                        "another naming and other modules as option",
                        context -> {},
                        component -> component.setObjectMapper(strange)));
    }

    @BeforeEach
    void reset() {
        PLANADO.reset();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_kind_of_body_reaches_the_wire_as_it_is(Setting setting) throws Exception {
        try (TestCamel camel = setting.start()) {
            camel.ok("planado:jobs/create", Map.of("external_id", ID, "description", "old"));
            for (Object body : bodies()) {
                camel.ok("planado:jobs/update", body, Map.of(PlanadoConstants.ID, ID));
                assertThat(PLANADO.lastRequest().body().toString())
                        .as(body.getClass().getSimpleName())
                        .isEqualTo(JSON);
            }
            assertThat(PLANADO.entity("jobs", ID).path("description").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_form_of_answer_tells_absent_from_null(Setting setting) {
        try (TestCamel camel = setting.start()) {
            camel.ok("planado:jobs/create", Map.of("external_id", ID));
            String get = "planado:jobs/get?id=" + ID + "&output=";

            assertThat(TestCamel.map(camel.ok(get + "map", null)))
                    .containsEntry("scheduled_at", null)
                    .doesNotContainKey("resolution");
            assertThat(text(camel.ok(get + "json", null)))
                    .contains("\"scheduled_at\":null")
                    .doesNotContain("\"resolution\"");
            JsonNode tree = (JsonNode) camel.ok(get + "node", null).getMessage().getBody();
            assertThat(tree.get("scheduled_at").isNull()).isTrue();
            assertThat(tree.has("resolution")).isFalse();
            Job job = (Job) camel.ok(get + "model", null).getMessage().getBody();
            assertThat(job.has("scheduled_at")).isTrue();
            assertThat(job.scheduledAt()).isNull();
            assertThat(job.has("resolution")).isFalse();
        }
    }

    private static List<Object> bodies() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("description", null);
        map.put("external_order_id", "Ж 1");
        map.put("scheduled_duration", Map.of("minutes", 90));
        map.put("skills", new Object[0]);
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        return List.of(
                map,
                WireJson.mapper().readTree(JSON),
                JSON,
                CharBuffer.wrap(JSON),
                bytes,
                new ByteArrayInputStream(bytes),
                new StringReader(JSON),
                Job.update()
                        .description(null)
                        .set("external_order_id", "Ж 1")
                        .scheduledDuration(Duration.ofMinutes(90))
                        .skills(List.of()),
                Job.update()
                        .description(null)
                        .set("external_order_id", "Ж 1")
                        .scheduledDuration(Duration.ofMinutes(90))
                        .skills(List.of())
                        .build());
    }

    private static String text(Exchange exchange) {
        return (String) exchange.getMessage().getBody();
    }
}
