package io.github.camelplanado.docs;

import java.util.List;

/** The keys that writes take; arguments are names of calls, e.g. {@code jobs.create jobs.update}. */
final class BodyTable implements Generator {

    private final ContractFile contract;
    private final SchemaRows rows;

    BodyTable(ContractFile contract, SchemaRows rows) {
        this.contract = contract;
        this.rows = rows;
    }

    @Override
    public String make(List<String> arguments) {
        KeyTable table = new KeyTable("required", "yes");
        for (String call : arguments) {
            String evidence = contract.operation(call).path("x-evidence").asText();
            table.column(column(call), rows.of(contract.body(call), evidence));
        }
        return table.text();
    }

    static String column(String call) {
        return call.startsWith("webhook.") ? "webhook" : call.substring(call.indexOf('.') + 1);
    }
}
