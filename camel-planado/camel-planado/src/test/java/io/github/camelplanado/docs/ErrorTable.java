package io.github.camelplanado.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Resource;

/** The refusals that the contract knows of a resource, and the exception that each one becomes. */
final class ErrorTable implements Generator {

    private final ContractFile contract;

    ErrorTable(ContractFile contract) {
        this.contract = contract;
    }

    @Override
    public String make(List<String> arguments) {
        Resource resource = Resource.ofPath(arguments.get(0)).orElseThrow();
        Map<Integer, List<String>> operations = new TreeMap<>();
        Map<Integer, JsonNode> answers = new LinkedHashMap<>();
        Catalogue.calls().stream()
                .filter(call -> call.resource() == resource)
                .forEach(call -> contract.refusals(call.operationId()).forEach((status, answer) -> {
                    operations
                            .computeIfAbsent(status, absent -> new ArrayList<>())
                            .add(name(call));
                    answers.put(status, answer);
                }));
        Table table = new Table("status", "operations", "meaning", "evidence", "exception");
        operations.forEach((status, names) -> table.row(
                String.valueOf(status),
                String.join(", ", names),
                meaning(answers.get(status)),
                EvidenceWords.of(answers.get(status).path("x-evidence").asText("doc")),
                "`" + Refusal.ofStatus(status).exception().getSimpleName() + "`"));
        return table.text();
    }

    private static String name(ApiCall call) {
        return "`" + call.operation().path() + "`";
    }

    private static String meaning(JsonNode answer) {
        String doubt = answer.path("x-note").asText();
        return answer.path("description").asText() + (doubt.isEmpty() ? "" : "; " + doubt);
    }
}
