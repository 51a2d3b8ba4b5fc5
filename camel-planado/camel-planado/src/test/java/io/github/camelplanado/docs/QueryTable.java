package io.github.camelplanado.docs;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** The query parameters of a call and how a route gives them. */
final class QueryTable implements Generator {

    private final ContractFile contract;

    QueryTable(ContractFile contract) {
        this.contract = contract;
    }

    @Override
    public String make(List<String> arguments) {
        String call = arguments.get(0);
        String evidence = contract.operation(call).path("x-evidence").asText();
        Table table = new Table("query", "option", "required", "evidence", "note");
        for (JsonNode parameter : contract.parameters(call, "query")) {
            String name = parameter.path("name").asText();
            String description = parameter.path("description").asText();
            String doubt = parameter.path("x-note").asText();
            table.row(
                    "`" + name + "`",
                    "`" + option(call, name) + "`",
                    parameter.path("required").asBoolean() ? "yes" : "no",
                    EvidenceWords.of(parameter.path("x-evidence").asText(evidence)),
                    description.isEmpty() || doubt.isEmpty() ? description + doubt : description + "; " + doubt);
        }
        return table.text();
    }

    private String option(String call, String name) {
        boolean dates = contract.operation(call).path("x-cursor").asText().equals("dates");
        return switch (name) {
            case "after" -> dates ? "from" : "after";
            case "before" -> dates ? "to" : "filter.before";
            default -> "filter." + name;
        };
    }
}
