package io.github.camelplanado.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
    private static final Contract CONTRACT = Contract.packed();

    static List<Operation> operations() {
        return CONTRACT.operations();
    }

    @Test
    void hasEveryOperationThatIsKnown() {
        assertThat(CONTRACT.operations())
                .extracting(Operation::id)
                .containsExactlyInAnyOrder(
                        "jobs.list",
                        "jobs.create",
                        "jobs.get",
                        "jobs.update",
                        "jobs.delete",
                        "jobs.history",
                        "jobs.locations",
                        "jobs.add-material",
                        "jobs.update-material",
                        "jobs.remove-material",
                        "clients.list",
                        "clients.create",
                        "clients.get",
                        "clients.update",
                        "clients.delete",
                        "sites.list",
                        "sites.create",
                        "sites.get",
                        "sites.update",
                        "users.list",
                        "users.create",
                        "users.search-nearby",
                        "users.update",
                        "users.shifts",
                        "users.update-shifts",
                        "teams.list",
                        "skills.list",
                        "territories.list",
                        "job-types.list",
                        "templates.list",
                        "templates.get",
                        "resolutions.list",
                        "dictionaries.list",
                        "dictionaries.values",
                        "service-categories.list",
                        "service-categories.create",
                        "service-categories.get",
                        "service-categories.update",
                        "services.list",
                        "services.create",
                        "services.get",
                        "services.update",
                        "product-categories.list",
                        "product-categories.create",
                        "product-categories.get",
                        "product-categories.update",
                        "units.list",
                        "units.create",
                        "units.get",
                        "units.update",
                        "products.list",
                        "products.create",
                        "products.get",
                        "products.update",
                        "webhooks.list",
                        "webhooks.requests");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItRestsOnAndHowItIsRead(Operation operation) {
        assertThat(operation.evidence()).isIn("doc", "client-code", "inferred");
        assertThat(operation.rootKey()).matches("[a-z_]+");
        assertThat(operation.cursor()).isIn("after-uuid", "after-version", "offset", "dates", "none");
        assertThat(operation.order()).isIn("newest-first", "oldest-first", "unknown", "none");
        boolean list = !operation.cursor().equals("none");
        assertThat(operation.order().equals("none")).isEqualTo(!list);
        assertThat(operation.queries().containsKey("after"))
                .isEqualTo(list && !operation.cursor().equals("offset"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyAnswerThatIsJsonHasTheRootKey(Operation operation) {
        operation.answerSchemas().forEach((status, pointer) -> {
            if (status < 300) {
                JsonNode schema = CONTRACT.document().at(pointer);
                assertThat(schema.path("properties").has(operation.rootKey())).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyWriteBodyIsClosed(Operation operation) {
        if (operation.bodySchema() != null) {
            String reference =
                    CONTRACT.document().at(operation.bodySchema()).path("$ref").asText();
            JsonNode schema = CONTRACT.document().at(reference.substring(1));
            assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
            assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
        }
    }

    @Test
    void everySampleFitsItsSchema() {
        Set<String> samples = new TreeSet<>();
        collect(CONTRACT.document(), "", samples);
        assertThat(samples).hasSizeGreaterThan(8);
        for (String media : samples) {
            JsonNode sample = CONTRACT.document().at(media + "/example");
            assertThat(CONTRACT.schemas().check(media + "/schema", sample))
                    .as(media)
                    .isEmpty();
        }
    }

    private static void collect(JsonNode node, String pointer, Set<String> samples) {
        if (node.has("example") && node.has("schema")) {
            samples.add(pointer);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            entry.getValue(),
                            pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            samples));
        }
    }

    @Test
    void everyDoubtfulMarkIsOneOfTheThree() {
        assertThat(CONTRACT.document().findValuesAsText("x-evidence"))
                .allMatch(mark -> Set.of("doc", "client-code", "inferred").contains(mark));
    }

    @Test
    void everySchemaCompiles() {
        ObjectNode nothing = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        CONTRACT.document()
                .at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> assertThat(CONTRACT.schemas().check("/components/schemas/" + name, nothing))
                        .as(name)
                        .isNotNull());
    }

    @Test
    void nullIsTakenOnlyWhereTheTableAllowsIt() {
        String update = "/components/schemas/JobUpdate";
        for (String key : List.of(
                "description", "scheduled_at", "scheduled_duration", "assignee", "client", "site", "territory")) {
            assertThat(CONTRACT.schemas().check(update, nullAt(key))).as(key).isEmpty();
        }
        for (String key : List.of(
                "contacts",
                "address",
                "skills",
                "possible_resolutions",
                "custom_fields",
                "report_fields",
                "external_id",
                "assignees")) {
            assertThat(CONTRACT.schemas().check(update, nullAt(key))).as(key).isNotEmpty();
        }
        assertThat(CONTRACT.schemas().check("/components/schemas/SiteCreate", nullAt("external_id")))
                .noneMatch(violation -> violation.pointer().equals("/external_id"));
    }

    private static ObjectNode nullAt(String key) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .putNull(key);
    }
}
