package io.github.camelplanado.docs;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Every option of the component, from Camel's metadata. */
final class ComponentOptionTable implements Generator {

    private final CamelMetadata metadata;

    ComponentOptionTable(CamelMetadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("option", "group", "type", "default", "meaning");
        for (Map.Entry<String, JsonNode> option : metadata.componentOptions()) {
            String type = option.getValue().path("javaType").asText();
            table.row(
                    "`" + option.getKey() + "`",
                    option.getValue().path("group").asText(),
                    type.substring(type.lastIndexOf('.') + 1),
                    CamelMetadata.defaultValue(option.getValue()),
                    CamelMetadata.description(option.getValue()));
        }
        return table.text();
    }
}
