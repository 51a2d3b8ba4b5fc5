package io.github.camelplanado.docs;

import java.util.Map;
import java.util.TreeMap;

/** What each marker stands for. */
final class Generators {

    private final Map<String, Generator> byKind = new TreeMap<>();

    Generators() {
        ContractFile contract = ContractFile.read();
        SchemaRows rows = new SchemaRows(contract, Records.links());
        CamelMetadata metadata = CamelMetadata.read();
        byKind.put("resources", new ResourceTable());
        byKind.put("operations", new OperationTable(contract));
        byKind.put("body", new BodyTable(contract, rows));
        byKind.put("answer", new AnswerTable(contract, rows));
        byKind.put("record", new RecordTable(contract, rows));
        byKind.put("query", new QueryTable(contract));
        byKind.put("errors", new ErrorTable(contract));
        byKind.put("knobs", new KnobTable());
        byKind.put("knob-sight", new KnobSightTable());
        byKind.put("knob-exceptions", new KnobExceptionTable());
        byKind.put("options", new OptionTable(metadata));
        byKind.put("headers", new HeaderTable(metadata));
        byKind.put("consumer-options", new ConsumerOptionTable(metadata));
        byKind.put("meters", new MeterTable());
        byKind.put("jmx", new JmxTable());
        byKind.put("component-options", new ComponentOptionTable(metadata));
    }

    /** The content of a part as it must be. */
    String make(Page.Part part) {
        Generator generator = byKind.get(part.kind());
        if (generator == null) {
            throw new IllegalArgumentException(
                    "There is no generator '" + part.kind() + "'. There are: " + byKind.keySet());
        }
        return generator.make(part.arguments());
    }
}
