package io.github.camelplanado.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Every option of a consumer with the kinds of consumer that read it, from the labels in Camel's metadata. */
final class ConsumerOptionTable implements Generator {

    /** What both kinds read: a webhook's label alone would say that polling does not. */
    private static final Set<String> BOTH =
            Set.of("output", "priority", "detail", "requiredFields", "bridgeErrorHandler", "exceptionHandler");

    private final CamelMetadata metadata;

    ConsumerOptionTable(CamelMetadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("option", "default", "polling", "webhook", "meaning");
        for (Map.Entry<String, JsonNode> option : metadata.endpointOptions()) {
            List<String> labels =
                    Arrays.asList(option.getValue().path("label").asText().split(",", -1));
            if (labels.contains("changes") || option.getKey().equals("store")) {
                continue; // of planado:jobs/changes, which comes later: until then they are refused
            }
            if (labels.contains("consumer") || labels.contains("common")) {
                boolean both = BOTH.contains(option.getKey());
                boolean webhook = labels.contains("webhook");
                table.row(
                        "`" + option.getKey() + "`",
                        CamelMetadata.defaultValue(option.getValue()),
                        both || !webhook ? "yes" : "",
                        both || webhook ? "yes" : "",
                        CamelMetadata.description(option.getValue()));
            }
        }
        return table.text();
    }
}
