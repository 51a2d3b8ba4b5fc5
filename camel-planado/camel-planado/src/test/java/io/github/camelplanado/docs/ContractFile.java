package io.github.camelplanado.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The vendor's contract as the documentation reads it. Knows the OpenAPI file alone, no code of the component or simulator. */
public final class ContractFile {

    private final JsonNode document;

    private ContractFile(JsonNode document) {
        this.document = document;
    }

    public static ContractFile read() {
        try {
            return new ContractFile(new YAMLMapper()
                    .readTree(Repository.DOCS.resolve("openapi/planado-v2.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    /**
     * One call.
     *
     * @param id e.g. {@code jobs.list}, or {@code webhook.job} for what the vendor sends
     */
    public JsonNode operation(String id) {
        for (String part : List.of("paths", "webhooks")) {
            for (JsonNode path : document.path(part)) {
                for (JsonNode call : path) {
                    if (call.path("operationId").asText().equals(id)) {
                        return call;
                    }
                }
            }
        }
        throw new IllegalArgumentException("The contract file has no operation " + id);
    }

    /** The schema of a request's body; missing when there is none. */
    JsonNode body(String id) {
        return operation(id).at("/requestBody/content/application~1json/schema");
    }

    /** The schema of what an answer carries below its root key, of one element where that is a list. */
    JsonNode content(String id) {
        JsonNode root = id.startsWith("webhook.")
                ? merged(body(id)).at("/properties/" + id.substring("webhook.".length()))
                : merged(response(id, 200).at("/content/application~1json/schema"))
                        .path("properties")
                        .path(operation(id).path("x-root-key").asText());
        JsonNode shape = merged(root);
        return shape.path("type").asText().equals("array") ? shape.path("items") : root;
    }

    /** An answer with its reference followed. */
    JsonNode response(String id, int status) {
        return merged(operation(id).path("responses").path(String.valueOf(status)));
    }

    /** The statuses of refusals, each with its answer. */
    Map<Integer, JsonNode> refusals(String id) {
        Map<Integer, JsonNode> found = new TreeMap<>();
        operation(id).path("responses").fieldNames().forEachRemaining(status -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                found.put(Integer.valueOf(status), response(id, Integer.parseInt(status)));
            }
        });
        return found;
    }

    /** The parameters of one place, e.g. {@code query}. */
    List<JsonNode> parameters(String id, String in) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode parameter : operation(id).path("parameters")) {
            JsonNode followed = merged(parameter);
            if (followed.path("in").asText().equals(in)) {
                found.add(followed);
            }
        }
        return found;
    }

    /** A schema by its name. */
    JsonNode schema(String name) {
        JsonNode schema = document.at("/components/schemas/" + name);
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException("The contract file has no schema " + name);
        }
        return schema;
    }

    /** The node with its reference followed; what stands beside the reference is added and wins. */
    JsonNode merged(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        ObjectNode whole =
                merged(document.at(node.path("$ref").asText().substring(1))).deepCopy();
        node.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "$ref" -> {}
                case "properties" ->
                    entry.getValue()
                            .properties()
                            .forEach(property ->
                                    whole.withObject("/properties").set(property.getKey(), property.getValue()));
                case "required" -> {
                    ArrayNode required = whole.withArray("/required");
                    entry.getValue().forEach(required::add);
                }
                default -> whole.set(entry.getKey(), entry.getValue());
            }
        });
        return whole;
    }

    /** The name behind a reference, e.g. {@code Uuid}; empty when the node is none. */
    static String referenced(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** The HTTP method and path of a call, as the vendor documents it. */
    public String vendorCall(String id) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                if (call.getValue().path("operationId").asText().equals(id)) {
                    return call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                }
            }
        }
        throw new IllegalArgumentException("The contract file has no operation " + id);
    }
}
