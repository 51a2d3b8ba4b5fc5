package io.github.camelplanado.docs;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The headers of one label (producer, consumer, common), from Camel's metadata. */
final class HeaderTable implements Generator {

    private final CamelMetadata metadata;

    HeaderTable(CamelMetadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("header", "type", "meaning");
        for (Map.Entry<String, JsonNode> header : metadata.headers()) {
            if (arguments.contains(header.getValue().path("label").asText())) {
                String type = header.getValue().path("javaType").asText();
                table.row(
                        "`" + header.getKey() + "`",
                        type.substring(type.lastIndexOf('.') + 1),
                        header.getValue().path("description").asText());
            }
        }
        return table.text();
    }
}
