package io.github.camelplanado.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelplanado.api.PlanadoValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits that builders check are those of the contract file, no more and no less. */
class LimitsTest {

    private static final Path CONTRACT = Path.of("../../docs/openapi/planado-v2.yaml");

    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of(BodyRules.JOB, List.of("JobCreate", "JobUpdate")),
                Arguments.of(BodyRules.CLIENT, List.of("ClientCreate", "ClientUpdate")),
                Arguments.of(BodyRules.SITE, List.of("SiteCreate", "SiteUpdate")),
                Arguments.of(BodyRules.ADDRESS, List.of("AddressWrite")),
                Arguments.of(BodyRules.CONTACT, List.of("ContactWrite")),
                Arguments.of(BodyRules.GEOLOCATION, List.of("GeolocationWrite")));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void they_are_those_of_the_contract(BodyRules rules, List<String> schemas) throws Exception {
        Map<String, String> documented = new TreeMap<>();
        for (String schema : schemas) {
            contract().path(schema).path("properties").properties().forEach(key -> {
                String said = rule(key.getValue());
                assertThat(documented.getOrDefault(key.getKey(), said))
                        .as(key.getKey() + " in " + schemas)
                        .isEqualTo(said);
                documented.put(key.getKey(), said);
            });
        }
        // One client sends it in updates; it is no key that a builder knows.
        documented.remove("version");

        Map<String, String> checked = new TreeMap<>();
        rules.keys().forEach((key, rule) -> checked.put(key, text(rule)));
        assertThat(checked).isEqualTo(documented);
    }

    @ParameterizedTest
    @MethodSource("inlineSchemas")
    void they_are_the_same_for_what_a_job_brings_along(BodyRules rules, String schema) throws Exception {
        contract().path(schema).path("properties").properties().stream()
                .filter(key -> key.getValue().has("maxLength"))
                .forEach(key -> assertThat(rules.keys().get(key.getKey()).most())
                        .as(key.getKey())
                        .isEqualTo(key.getValue().path("maxLength").asInt()));
    }

    static Stream<Arguments> inlineSchemas() {
        return Stream.of(
                Arguments.of(BodyRules.CLIENT, "ClientRefWrite"), Arguments.of(BodyRules.SITE, "SiteRefWrite"));
    }

    @Test
    void the_message_names_field_limit_and_actual_length_and_not_the_text() {
        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(() -> Job.create()
                        .description("x".repeat(15_001))
                        .contacts(List.of(Contact.phone("A", "1"), Contact.phone("y".repeat(51), "1")))
                        .address(Address.builder().floor("z".repeat(60)).build())
                        .build())
                .satisfies(refusal -> {
                    assertThat(refusal.getFieldErrors())
                            .containsOnlyKeys("description", "contacts[1].name", "address.floor")
                            .containsEntry("description", List.of("has 15001 characters, at most 15000 are allowed"));
                    assertThat(refusal.getStatus()).isZero();
                    assertThat(refusal.isRefused()).isTrue();
                    assertThat(refusal.getMessage()).contains("51 characters").doesNotContain("yyy");
                });
    }

    @Test
    void an_emoji_is_one_character() {
        assertThat(Client.createPerson().firstName("😀".repeat(50)).build().has("first_name"))
                .isTrue();
        assertThatExceptionOfType(PlanadoValidationException.class)
                .isThrownBy(
                        () -> Client.createPerson().firstName("😀".repeat(51)).build())
                .withMessageContaining("has 51 characters, at most 50");
    }

    private static String text(BodyRules.KeyRule rule) {
        return (rule.takesNull() ? "null " : "") + rule.least() + ".." + rule.most()
                + (rule.bound() == null ? "" : " within " + rule.bound());
    }

    private static String rule(JsonNode schema) throws IllegalStateException {
        JsonNode resolved = schema;
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asText();
            resolved = contract().path(ref.substring(ref.lastIndexOf('/') + 1));
        }
        boolean nullable = Stream.of(resolved.path("type"))
                .flatMap(JsonNode::valueStream)
                .anyMatch(type -> type.asText().equals("null"));
        return (nullable ? "null " : "") + length(schema, "minLength") + ".." + length(schema, "maxLength")
                + (schema.has("maximum") ? " within " + schema.path("maximum").asText() : "");
    }

    private static int length(JsonNode schema, String limit) {
        return schema.path(limit).asInt(0);
    }

    private static JsonNode contract() {
        try {
            return new YAMLMapper().readTree(CONTRACT.toFile()).at("/components/schemas");
        } catch (java.io.IOException e) {
            throw new IllegalStateException("The contract file cannot be read", e);
        }
    }
}
