package io.github.camelplanado.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.github.camelplanado.docs.ContractFile;

/** Holds what went over the wire against the contract file, by a JSON Schema validator and without the simulator's code. */
final class ContractChecks {

    private static final String BASE = "https://contract.invalid/planado-v2";

    private final JsonNode document;
    private final JsonSchemaFactory schemas;

    ContractChecks() {
        document = ContractFile.read().document();
        String plain = withoutExtensions(document).toString();
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.metaSchema(dialect).schemaLoaders(loaders -> loaders.schemas(Map.of(BASE, plain))));
    }

    /** Fails unless the contract has this call, with these parameters and this body, and this answer to it. */
    void check(Transmission transmission) {
        String template = template(transmission);
        String call =
                "/paths/" + escaped(template) + "/" + transmission.method().toLowerCase(Locale.ROOT);
        checkPath(transmission, template, call);
        checkQuery(transmission, call);
        checkRequired(transmission, call);
        checkSent(transmission, call);
        checkAnswered(transmission, call);
    }

    private void checkPath(Transmission transmission, String template, String call) {
        String[] names = template.split("/", -1);
        String[] segments = transmission.path().split("/", -1);
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                String name = names[i].substring(1, names[i].length() - 1);
                // A plus is a plus in a path.
                String segment = segments[i].replace("+", "%2B");
                checkText(transmission, call, "path", name, decoded(segment));
            }
        }
    }

    /** What must be there is there; query and headers alone, a path without a segment is another path. */
    private void checkRequired(Transmission transmission, String call) {
        Set<String> sent = new HashSet<>();
        parameters(transmission).forEach((name, values) -> sent.add("query " + name));
        transmission.headers().keySet().forEach(name -> sent.add("header " + name));
        for (String pointer : parameters(call)) {
            JsonNode parameter = at(pointer);
            String in = parameter.path("in").asText();
            String name = parameter.path("name").asText();
            if (parameter.path("required").asBoolean() && !in.equals("path")) {
                assertThat(sent)
                        .as("parameters of %s", transmission)
                        .contains(in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name));
            }
        }
    }

    private void checkQuery(Transmission transmission, String call) {
        parameters(transmission)
                .forEach(
                        (name, values) -> values.forEach(value -> checkText(transmission, call, "query", name, value)));
    }

    private static Map<String, List<String>> parameters(Transmission transmission) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (transmission.query() != null) {
            for (String parameter : transmission.query().split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                found.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void checkText(Transmission transmission, String call, String in, String name, String value) {
        String schema = parameter(call, in, name);
        assertThat(schema)
                .as("%s parameter %s of %s in the contract", in, name, transmission)
                .isNotNull();
        boolean number = at(schema).path("type").asText().equals("integer") && value.matches("-?[0-9]{1,18}");
        JsonNode typed = number
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                : JsonNodeFactory.instance.textNode(value);
        assertThat(problems(schema, typed))
                .as("%s parameter %s of %s", in, name, transmission)
                .isEmpty();
    }

    private void checkSent(Transmission transmission, String call) {
        String body = call + "/requestBody/content/application~1json/schema";
        if (at(body).isMissingNode()) {
            assertThat(transmission.sent()).as("body of %s", transmission).isEmpty();
        } else {
            assertThat(problems(body, transmission.sentJson()))
                    .as("body of %s", transmission)
                    .isEmpty();
        }
        String notify = transmission.headers().get("x-planado-notify-assignees");
        if (notify != null) {
            checkText(transmission, call, "header", "X-Planado-Notify-Assignees", notify);
        }
    }

    private void checkAnswered(Transmission transmission, String call) {
        String response = followed(call + "/responses/" + transmission.status());
        assertThat(at(response).isMissingNode())
                .as("status %s of %s in the contract", transmission.status(), transmission)
                .isFalse();
        String body = response + "/content/application~1json/schema";
        if (at(body).isMissingNode()) {
            return;
        }
        assertThat(transmission.contentType()).startsWith("application/json");
        assertThat(problems(body, transmission.answeredJson()))
                .as("answer of %s", transmission)
                .isEmpty();
    }

    private List<String> problems(String pointer, JsonNode value) {
        return schemas.getSchema(SchemaLocation.of(BASE + "#" + pointer)).validate(value).stream()
                .map(message -> message.getInstanceLocation() + " " + message.getMessage())
                .toList();
    }

    /** The path of the contract that fits; of several the one with fewer names in braces. */
    private String template(Transmission transmission) {
        String method = transmission.method().toLowerCase(Locale.ROOT);
        String[] segments = transmission.path().split("/", -1);
        String best = null;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            boolean better = best == null || names(path.getKey()) < names(best);
            if (path.getValue().has(method) && fits(path.getKey().split("/", -1), segments) && better) {
                best = path.getKey();
            }
        }
        assertThat(best).as("path of %s in the contract", transmission).isNotNull();
        return best;
    }

    private static boolean fits(String[] template, String[] segments) {
        if (template.length != segments.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    private static long names(String path) {
        return path.chars().filter(character -> character == '{').count();
    }

    private String parameter(String call, String in, String name) {
        for (String pointer : parameters(call)) {
            if (at(pointer).path("in").asText().equals(in)
                    && at(pointer).path("name").asText().equals(name)) {
                return followed(pointer + "/schema");
            }
        }
        return null;
    }

    /** Where the parameters of a call are; those of its path hold for each of its calls. */
    private List<String> parameters(String call) {
        List<String> found = new ArrayList<>();
        for (String place : List.of(call + "/parameters", call.substring(0, call.lastIndexOf('/')) + "/parameters")) {
            for (int i = 0; i < at(place).size(); i++) {
                found.add(followed(place + "/" + i));
            }
        }
        return found;
    }

    private JsonNode at(String pointer) {
        return document.at(pointer);
    }

    private String followed(String pointer) {
        JsonNode reference = at(pointer).path("$ref");
        return reference.isTextual() ? reference.asText().substring(1) : pointer;
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    /** The document without keys that are no JSON Schema and would hide schemas from the validator. */
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
