package io.github.camelplanado.docs;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Options of an endpoint, from Camel's metadata; arguments are their names. */
final class OptionTable implements Generator {

    private final CamelMetadata metadata;

    OptionTable(CamelMetadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("option", "header that wins", "default", "meaning");
        for (String name : arguments) {
            JsonNode option = metadata.endpointOption(name);
            table.row(
                    "`" + name + "`",
                    metadata.headerOf(name),
                    CamelMetadata.defaultValue(option),
                    CamelMetadata.description(option));
        }
        return table.text();
    }
}
