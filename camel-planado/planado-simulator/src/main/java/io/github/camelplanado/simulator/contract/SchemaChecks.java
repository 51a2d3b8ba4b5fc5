package io.github.camelplanado.simulator.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** Checks values against the schemas of the contract, by JSON Schema 2020-12. */
public final class SchemaChecks {
    private static final String BASE = "https://simulator.invalid/planado-v2";

    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    SchemaChecks(JsonNode document) {
        String plain = ((ObjectNode) withoutExtensions(document)).toString();
        factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.metaSchema(quiet()).schemaLoaders(loaders -> loaders.schemas(Map.of(BASE, plain))));
    }

    /** The rest of an OpenAPI document is no JSON Schema: its keywords are known to say nothing here. */
    private static JsonMetaSchema quiet() {
        return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
    }

    /**
     * Checks a value.
     *
     * @param pointer where the schema is in the contract, e.g. {@code /components/schemas/Job}
     * @param value the value
     * @return what is wrong, empty when nothing is
     */
    public List<Violation> check(String pointer, JsonNode value) {
        return compiled.computeIfAbsent(pointer, this::compile).validate(value).stream()
                .map(SchemaChecks::violation)
                .toList();
    }

    /**
     * Checks the text of a query parameter or header, which is taken as a number where the schema wants one.
     *
     * @param pointer where the schema is in the contract
     * @param text the decoded text
     * @return what is wrong, empty when nothing is
     */
    public List<Violation> checkText(String pointer, String text) {
        List<Violation> asText = check(pointer, JsonNodeFactory.instance.textNode(text));
        if (!asText.isEmpty() && text.matches("-?[0-9]{1,18}")) {
            return check(pointer, JsonNodeFactory.instance.numberNode(Long.parseLong(text)));
        }
        return asText;
    }

    private JsonSchema compile(String pointer) {
        return factory.getSchema(SchemaLocation.of(BASE + "#" + fragment(pointer)), config);
    }

    /** A pointer inside a URI fragment: braces of path templates are not allowed there as they are. */
    private static String fragment(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }

    private static Violation violation(ValidationMessage message) {
        return new Violation(
                message.getInstanceLocation().toString(),
                message.getType(),
                message.getProperty(),
                message.getError() == null ? message.getMessage() : message.getError());
    }

    /** Marks of ours ({@code x-...}) and samples are no keywords of JSON Schema: the validator would warn of them. */
    private static JsonNode withoutExtensions(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> {
                if (!entry.getKey().startsWith("x-") && !entry.getKey().equals("example")) {
                    copy.set(entry.getKey(), withoutExtensions(entry.getValue()));
                }
            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(withoutExtensions(element)));
            return copy;
        }
        return node;
    }
}
