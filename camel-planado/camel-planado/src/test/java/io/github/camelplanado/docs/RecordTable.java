package io.github.camelplanado.docs;

import java.util.List;

/** The keys of a record that several resources share; the argument is the name of its schema. */
final class RecordTable implements Generator {

    private final ContractFile contract;
    private final SchemaRows rows;

    RecordTable(ContractFile contract, SchemaRows rows) {
        this.contract = contract;
        this.rows = rows;
    }

    @Override
    public String make(List<String> arguments) {
        return new KeyTable("yes", "no")
                .column("required", rows.of(contract.schema(arguments.get(0)), "doc"))
                .text();
    }
}
