package io.github.camelplanado.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of references names each place of a request where the contract takes a name, and nothing else. */
class ReferencesContractTest {

    private static final Path CONTRACT = Path.of("../../docs/openapi/planado-v2.yaml");
    private static final Set<String> NAMES = Set.of("name", "code", "email");
    private static final Set<String> MEMBERS = Set.of("uuid", "name", "code", "email", "access", "worker");

    private static JsonNode contract;

    @BeforeAll
    static void read() throws IOException {
        contract = new YAMLMapper().readTree(CONTRACT.toFile());
    }

    @Test
    void the_table_and_the_bodies_of_the_contract_are_equal() {
        assertThat(lines(ReferencePlace.Part.BODY)).isEqualTo(contractBodies());
    }

    @Test
    void each_parameter_that_is_a_uuid_of_something_is_in_the_table() {
        Set<String> parameters = new TreeSet<>();
        operations((resource, operation) -> operation.path("parameters").forEach(parameter -> {
            if (parameter.path("name").asText().endsWith("_uuid]")) {
                parameters.add(resource + " " + parameter.path("name").asText() + " [uuid]");
            }
        }));

        assertThat(lines(ReferencePlace.Part.QUERY)).isEqualTo(parameters);
    }

    @Test
    void each_resource_with_a_list_of_names_whose_calls_take_only_a_uuid_is_in_the_table() {
        Set<Resource> resources = new TreeSet<>();
        Catalogue.calls().stream()
                .filter(call -> call.path().contains("{uuid}"))
                .map(ApiCall::resource)
                .filter(resource -> List.of(Named.values()).stream()
                        .anyMatch(named -> named.list().resource() == resource))
                .forEach(resources::add);

        assertThat(References.all().stream()
                        .filter(reference -> reference.part() == ReferencePlace.Part.ID)
                        .map(ReferencePlace::resource))
                .containsExactlyInAnyOrderElementsOf(resources);
    }

    @Test
    void a_key_that_the_contract_only_infers_is_inferred_in_the_table_too() {
        for (ReferencePlace reference : References.all()) {
            if (reference.part() == ReferencePlace.Part.BODY && onlyInferred(reference)) {
                assertThat(reference.vendorForms().values())
                        .as("%s %s", reference.resource(), reference.path())
                        .containsOnly(Evidence.INFERRED);
            }
        }
    }

    @Test
    void the_name_of_each_list_is_a_key_of_its_elements() {
        for (Named named : Named.values()) {
            ApiCall list = named.list();
            JsonNode elements = resolve(contract.path("paths")
                    .path(list.path())
                    .at("/get/responses/200/content/application~1json/schema/properties")
                    .path(list.rootKey())
                    .path("items"));
            assertThat(elements.path("properties").has(named.key()))
                    .as("%s of %s", named.key(), list.operationId())
                    .isTrue();
        }
    }

    /** A key whose only bodies are marked as inferred, itself or in whole. */
    private static boolean onlyInferred(ReferencePlace reference) {
        String key = reference.path().split("[.\\[]", 2)[0];
        List<Boolean> inferred = new ArrayList<>();
        operations((resource, operation) -> {
            JsonNode body = body(operation);
            JsonNode property = body.path("properties").path(key);
            if (resource.equals(reference.resource().path()) && !property.isMissingNode()) {
                inferred.add(isInferred(operation) || isInferred(body) || isInferred(property));
            }
        });
        return inferred.stream().allMatch(Boolean::booleanValue);
    }

    private static boolean isInferred(JsonNode node) {
        return node.path("x-evidence").asText().equals("inferred");
    }

    private static Set<String> lines(ReferencePlace.Part place) {
        Set<String> lines = new TreeSet<>();
        References.all().stream()
                .filter(reference -> reference.part() == place)
                .forEach(reference -> lines.add(reference.resource().path() + " " + reference.path() + " "
                        + new TreeSet<>(reference.vendorForms().keySet())));
        return lines;
    }

    private static Set<String> contractBodies() {
        Set<String> lines = new TreeSet<>();
        operations((resource, operation) -> references(resource + " ", body(operation), lines));
        return lines;
    }

    private static void references(String at, JsonNode schema, Set<String> lines) {
        Set<String> keys = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        Set<String> names = new TreeSet<>(keys);
        names.retainAll(NAMES);
        if (keys.contains("uuid") && MEMBERS.containsAll(keys) && !names.isEmpty()) {
            names.add("uuid");
            lines.add(at + " " + names);
        }
        schema.path("properties").properties().forEach(property -> {
            String path = at.endsWith(" ") ? at + property.getKey() : at + "." + property.getKey();
            JsonNode inner = resolve(property.getValue());
            if (inner.has("items")) {
                references(path + "[]", resolve(inner.path("items")), lines);
            } else {
                references(path, inner, lines);
            }
        });
    }

    private static JsonNode body(JsonNode operation) {
        return resolve(operation.at("/requestBody/content/application~1json/schema"));
    }

    private static JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? contract.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static void operations(BiConsumer<String, JsonNode> each) {
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("operationId")) {
                        each.accept(operation.path("operationId").asText().split("\\.", 2)[0], operation);
                    }
                }));
    }
}
