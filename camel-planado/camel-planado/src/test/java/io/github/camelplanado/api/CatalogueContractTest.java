package io.github.camelplanado.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

/** The catalogue says what the contract file says, and nothing else. */
class CatalogueContractTest {

    private static final Path CONTRACT = Path.of("../../docs/openapi/planado-v2.yaml");

    @Test
    void the_catalogue_and_the_contract_file_are_equal() throws IOException {
        assertThat(Catalogue.calls().stream().map(CatalogueContractTest::line).toList())
                .containsExactlyInAnyOrderElementsOf(contractLines());
    }

    private static List<String> contractLines() throws IOException {
        List<String> lines = new ArrayList<>();
        JsonNode paths = new YAMLMapper().readTree(CONTRACT.toFile()).path("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (operation.has("operationId")) {
                        lines.add(String.join(
                                " ",
                                operation.path("operationId").asText(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.path("x-root-key").asText(),
                                operation.path("x-cursor").asText(),
                                operation.path("x-order").asText(),
                                operation.path("x-evidence").asText()));
                    }
                }));
        return lines;
    }

    private static String line(ApiCall call) {
        return String.join(
                " ",
                call.operationId(),
                call.method(),
                call.path(),
                call.rootKey(),
                call.cursor().mark(),
                call.order().mark(),
                call.evidence().mark());
    }
}
