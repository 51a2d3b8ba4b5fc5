package io.github.camelplanado.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelplanado.api.model.Client;
import io.github.camelplanado.api.model.Contact;
import io.github.camelplanado.api.model.Entity;
import io.github.camelplanado.api.model.Job;
import io.github.camelplanado.api.model.Site;
import io.github.camelplanado.json.WireJson;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.TypeConversionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code convertBodyTo} and {@code transformDataType} in routes, beside a mapper that drops nulls. */
class ConversionsTest {

    private static final String JSON =
            "{\"uuid\":\"j-1\",\"external_id\":null,\"serial_no\":7,\"odd\":{\"x\":null,\"price\":1.10}}";

    private final CamelContext context = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        context.getRegistry()
                .bind(
                        "mapper",
                        JsonMapper.builder()
                                .defaultPropertyInclusion(JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                                .build());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:job").convertBodyTo(Job.class);
                from("direct:client").convertBodyTo(Client.class);
                from("direct:text").convertBodyTo(String.class);
                from("direct:toJob").transformDataType("planado:job");
                from("direct:toClient").transformDataType("planado:client");
                from("direct:toSite").transformDataType("planado:site");
                from("direct:toJson").transformDataType("planado:json");
                from("direct:toCamelsJson").transformDataType("planado:json").transformDataType("application-json");
                from("direct:back")
                        .transformDataType("planado:job")
                        .transformDataType("planado:job", "application-json");
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    static Stream<Object> bodies() throws Exception {
        return Stream.of(
                JSON,
                JSON.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)),
                WireJson.mapper().readTree(JSON),
                Job.parse(JSON).all(),
                Job.parse(JSON));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void any_json_becomes_a_model(Object body) {
        assertThat(template.requestBody("direct:job", body)).isEqualTo(Job.parse(JSON));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void any_json_becomes_a_data_type(Object body) {
        assertThat(template.requestBody("direct:toJob", body)).isEqualTo(Job.parse(JSON));
    }

    @Test
    void there_are_data_types_of_clients_and_sites() {
        assertThat(template.requestBody("direct:toClient", JSON)).isEqualTo(Client.parse(JSON));
        assertThat(template.requestBody("direct:toSite", JSON)).isEqualTo(Site.parse(JSON));
    }

    @Test
    void a_model_becomes_text_bytes_stream_map_and_tree_with_its_nulls() throws Exception {
        Job job = Job.parse(JSON);

        assertThat(template.requestBody("direct:text", job)).isEqualTo(JSON);
        assertThat(converted(byte[].class, job)).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
        try (InputStream stream = converted(InputStream.class, job)) {
            assertThat(stream.readAllBytes()).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
        }
        assertThat((Object) converted(Map.class, job)).isEqualTo(job.all());
        assertThat(converted(JsonNode.class, job)).hasToString(JSON);
        assertThat(template.requestBody("direct:toJson", job)).isEqualTo(JSON);
    }

    static Stream<Object> lists() throws Exception {
        Map<String, Object> element = new HashMap<>();
        element.put("a", null);
        return Stream.of(
                List.of(element), Set.of(element), WireJson.mapper().readTree("[{\"a\":null}]"), " [ {\"a\": null} ]");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatever_has_a_json_form_becomes_json(Object body) {
        assertThat(template.requestBody("direct:toJson", body)).isEqualTo(JSON);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_becomes_a_json_array(Object body) {
        assertThat(template.requestBody("direct:toJson", body)).isEqualTo("[{\"a\":null}]");
    }

    @Test
    void a_builder_becomes_the_json_of_its_body() {
        assertThat(template.requestBody("direct:toJson", Job.update().description(null)))
                .isEqualTo("{\"description\":null}");
    }

    static Stream<Object> noJson() {
        return Stream.of(
                "no secret-4711",
                "{\"a\":1}}",
                "",
                " ",
                new byte[0],
                7,
                new Object(),
                List.of().iterator());
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void what_is_no_json_does_not_pass_as_json(Object body) {
        Exchange exchange =
                template.request("direct:toJson", e -> e.getMessage().setBody(body));

        assertThat(exchange.getException())
                .isNotNull()
                .message()
                .contains("planado:json")
                .contains("JSON")
                .doesNotContain("4711");
        assertThat(template.request("direct:toJson", e -> {}).getException()).hasMessageContaining("null is no");
    }

    @Test
    void an_entity_of_one_kind_does_not_become_one_of_another() {
        assertThat(template.request("direct:toClient", e -> e.getMessage().setBody(Job.parse(JSON)))
                        .getException())
                .hasMessageContaining("A Job is no Client");
        assertThat(template.request("direct:toJob", e -> e.getMessage().setBody(Client.parse(JSON)))
                        .getException())
                .hasMessageContaining("A Client is no Job");
    }

    @Test
    void what_a_builder_made_becomes_json_too() {
        assertThat(template.requestBody(
                        "direct:toJson", Job.update().description(null).build()))
                .isEqualTo("{\"description\":null}");
    }

    @Test
    void camels_own_json_type_may_follow() {
        assertThat((byte[]) template.requestBody("direct:toCamelsJson", Job.parse(JSON)))
                .isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_way_back_from_a_loaded_type_gives_json() {
        assertThat(template.requestBody("direct:back", JSON, String.class)).isEqualTo(JSON);
    }

    static Stream<Object> noJob() {
        return Stream.of("[1]", "7", "{\"secret-4711\":", "secret-4711", "", 7, List.of("secret-4711"));
    }

    @ParameterizedTest
    @MethodSource("noJob")
    void what_is_no_object_is_no_model_and_is_not_repeated(Object body) {
        assertThat(template.request("direct:job", e -> e.getMessage().setBody(body))
                        .getException())
                .isNotNull();
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converted(Job.class, body))
                .withMessageContaining("with value that is not shown")
                .withMessageNotContaining("4711");
        assertThat(template.request("direct:toJob", e -> e.getMessage().setBody(body))
                        .getException())
                .message()
                .contains("The body cannot become planado:job: ")
                .doesNotContain("4711");
    }

    static Stream<Object> noClient() {
        return Stream.of(
                Job.parse(JSON),
                Site.parse(JSON),
                Job.update().description("secret-4711"),
                Client.createOrganization("secret-4711"),
                Client.createOrganization("secret-4711").build(),
                Contact.phone("secret-4711", null));
    }

    @ParameterizedTest
    @MethodSource("noClient")
    void a_model_or_builder_of_another_kind_does_not_become_a_client(Object other) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converted(Client.class, other))
                .withMessageContaining("A " + other.getClass().getSimpleName() + " is no Client; give JSON or a Map")
                .withMessageNotContaining("4711");
        assertThat(template.request("direct:client", e -> e.getMessage().setBody(other))
                        .getException())
                .hasMessageContaining("is no Client");
    }

    @Test
    void other_conversions_are_left_to_camel() throws Exception {
        assertThat(converted(Integer.class, "7")).isEqualTo(7);
        assertThat(converted(Entity.class, Job.parse(JSON))).isEqualTo(Job.parse(JSON));
        assertThatExceptionOfType(NoTypeConversionAvailableException.class)
                .isThrownBy(() -> converted(Thread.class, "7"));
    }

    private <T> T converted(Class<T> type, Object value) throws Exception {
        return context.getTypeConverter().mandatoryConvertTo(type, value);
    }
}
