package io.github.camelplanado.docs;

import java.util.List;

/** The keys that answers carry; arguments are names of calls, e.g. {@code jobs.list jobs.get webhook.job}. */
final class AnswerTable implements Generator {

    private final ContractFile contract;
    private final SchemaRows rows;

    AnswerTable(ContractFile contract, SchemaRows rows) {
        this.contract = contract;
        this.rows = rows;
    }

    @Override
    public String make(List<String> arguments) {
        KeyTable table = new KeyTable("always", "may be absent");
        for (String call : arguments) {
            String evidence = contract.operation(call).path("x-evidence").asText();
            table.column(BodyTable.column(call), rows.of(contract.content(call), evidence));
        }
        return table.text();
    }
}
