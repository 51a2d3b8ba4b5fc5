package io.github.camelplanado.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Every option of a consumer with the kinds of consumer that read it, from the labels in Camel's metadata. */
final class ConsumerOptionTable implements Generator {

    /** What all kinds read: a webhook's label alone would say that polling does not. */
    private static final Set<String> ALL =
            Set.of("output", "priority", "detail", "requiredFields", "bridgeErrorHandler", "exceptionHandler");

    /** What a webhook alone reads: of the route that it waits for. */
    private static final Set<String> WEBHOOK_ALONE = Set.of("eventTypes", "ackTimeout", "webhookThreads");

    private static final Set<String> CAMELS_POLLING = Set.of("sendEmptyMessageWhenIdle", "pollStrategy");

    private final CamelMetadata metadata;

    ConsumerOptionTable(CamelMetadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("option", "default", "polling", "webhook", "changes", "meaning");
        for (Map.Entry<String, JsonNode> option : metadata.endpointOptions()) {
            List<String> labels =
                    Arrays.asList(option.getValue().path("label").asText().split(",", -1));
            if (labels.contains("consumer") || labels.contains("common")) {
                String name = option.getKey();
                boolean all = ALL.contains(name);
                boolean webhook = labels.contains("webhook");
                boolean changes = labels.contains("changes");
                table.row(
                        "`" + name + "`",
                        CamelMetadata.defaultValue(option.getValue()),
                        all || (!webhook && !changes) ? "yes" : "",
                        all || webhook ? "yes" : "",
                        all || isOfChanges(name, labels) ? "yes" : "",
                        CamelMetadata.description(option.getValue()));
            }
        }
        return table.text();
    }

    /** Of Camel's scheduled consumers it has the pause alone. */
    private static boolean isOfChanges(String name, List<String> labels) {
        boolean scheduled = labels.contains("scheduler") || CAMELS_POLLING.contains(name);
        return name.equals("delay") || (!scheduled && !WEBHOOK_ALONE.contains(name));
    }
}
