package io.github.camelplanado.simulator.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the operations out of the OpenAPI document. */
final class OperationReader {
    private static final List<String> METHODS = List.of("get", "post", "patch", "put", "delete");

    private final JsonNode document;

    OperationReader(JsonNode document) {
        this.document = document;
    }

    List<Operation> read() {
        List<Operation> found = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    found.add(readOperation(path.getKey(), method, path.getValue()));
                }
            }
        });
        return found;
    }

    private Operation readOperation(String path, String method, JsonNode item) {
        JsonNode operation = item.get(method);
        String pointer = "/paths/" + escape(path) + "/" + method;
        return new Operation(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("x-evidence").asText(),
                operation.path("x-root-key").asText(),
                operation.path("x-cursor").asText(),
                operation.path("x-order").asText(),
                parameters(operation, pointer, "query"),
                parameters(operation, pointer, "header"),
                operation.has("requestBody") ? pointer + "/requestBody/content/application~1json/schema" : null,
                answers(operation, pointer));
    }

    private Map<String, String> parameters(JsonNode operation, String pointer, String in) {
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < operation.path("parameters").size(); i++) {
            String at = resolve(pointer + "/parameters/" + i);
            JsonNode parameter = document.at(at);
            if (parameter.path("in").asText().equals(in)) {
                String name = parameter.path("name").asText();
                found.put(in.equals("header") ? name.toLowerCase(Locale.ROOT) : name, at + "/schema");
            }
        }
        return found;
    }

    private Map<Integer, String> answers(JsonNode operation, String pointer) {
        Map<Integer, String> found = new TreeMap<>();
        operation.path("responses").fieldNames().forEachRemaining(status -> {
            String schema = resolve(pointer + "/responses/" + status) + "/content/application~1json/schema";
            if (!document.at(schema).isMissingNode()) {
                found.put(Integer.valueOf(status), schema);
            }
        });
        return found;
    }

    private String resolve(String pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isTextual() ? reference.asText().substring(1) : pointer;
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }
}
