package io.github.camelplanado.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    void each_form_is_known_as_well_as_the_contract_says() {
        Map<String, Evidence> known = new TreeMap<>();
        operations((resource, operation) ->
                evidence(resource + " ", body(operation), evidenceOf(operation, Evidence.DOC), known));
        assertThat(References.all())
                .filteredOn(reference -> reference.part() == ReferencePlace.Part.BODY)
                .isNotEmpty()
                .allSatisfy(reference -> reference
                        .vendorForms()
                        .forEach((form, evidence) -> assertThat(known)
                                .containsEntry(
                                        reference.resource().path() + " " + reference.path() + "." + form, evidence)));
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

    /** The best evidence of each key of the bodies of a resource; one without a mark has that of what it belongs to. */
    private static void evidence(String at, JsonNode schema, Evidence inherited, Map<String, Evidence> known) {
        Evidence own = evidenceOf(schema, inherited);
        schema.path("properties").properties().forEach(property -> {
            String path = at.endsWith(" ") ? at + property.getKey() : at + "." + property.getKey();
            Evidence mark = evidenceOf(property.getValue(), own);
            known.merge(path, mark, (one, other) -> one.compareTo(other) < 0 ? one : other);
            JsonNode inner = resolve(property.getValue());
            if (inner.has("items")) {
                evidence(path + "[]", resolve(inner.path("items")), evidenceOf(inner, mark), known);
            } else {
                evidence(path, inner, mark, known);
            }
        });
    }

    private static Evidence evidenceOf(JsonNode node, Evidence otherwise) {
        return Arrays.stream(Evidence.values())
                .filter(evidence ->
                        evidence.mark().equals(node.path("x-evidence").asText()))
                .findFirst()
                .orElse(otherwise);
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
