package io.github.camelplanado.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change of one answer: of one value in its body, or of its status where it has no body.
 *
 * @param number which answer, from 0; -1 for none
 * @param pointer which value, null for the status
 */
record Mutation(int number, JsonPointer pointer) {

    static final Mutation NONE = new Mutation(-1, null);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 6;

    /** What the component is given. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) {}

    /** Changes worth trying, spread over the answer that reaches the route. */
    static List<Mutation> of(List<Transmission> transmissions) {
        int number = told(transmissions);
        List<JsonPointer> values = new ArrayList<>();
        collect(JsonPointer.empty(), transmissions.get(number).answeredJson(), values);
        if (values.isEmpty()) {
            return List.of(new Mutation(number, null));
        }
        List<Mutation> mutations = new ArrayList<>();
        int count = Math.min(MOST, values.size());
        for (int i = 0; i < count; i++) {
            mutations.add(new Mutation(number, values.get(i * values.size() / count)));
        }
        return mutations;
    }

    /** Of reads the first page; of writes the last answer, before which there may be a look. */
    private static int told(List<Transmission> transmissions) {
        boolean reads = transmissions.stream()
                .allMatch(transmission -> transmission.method().equals("GET"));
        return reads ? 0 : transmissions.size() - 1;
    }

    Answer apply(int answer, int status, byte[] body) {
        if (answer != number) {
            return new Answer(status, body);
        }
        if (pointer == null) {
            return new Answer(status == 200 ? 202 : 200, body);
        }
        try {
            JsonNode tree = JSON.readTree(body);
            replace(tree.at(pointer.head()), pointer.last(), changed(tree.at(pointer)));
            return new Answer(status, JSON.writeValueAsBytes(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(JsonNode holder, JsonPointer last, JsonNode value) {
        if (holder instanceof ObjectNode object) {
            object.set(last.getMatchingProperty(), value);
        } else {
            ((ArrayNode) holder).set(last.getMatchingIndex(), value);
        }
    }

    private static JsonNode changed(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.isTextual()) {
            return nodes.textNode(value.textValue() + "-changed");
        }
        if (value.isNumber()) {
            return nodes.numberNode(value.decimalValue().add(BigDecimal.ONE));
        }
        if (value.isBoolean()) {
            return nodes.booleanNode(!value.booleanValue());
        }
        return nodes.textNode("changed");
    }

    private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> found) {
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(key -> collect(at.appendProperty(key), node.get(key), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(at.appendIndex(i), node.get(i), found);
            }
        } else if (!node.isMissingNode()) {
            found.add(at);
        }
    }
}
