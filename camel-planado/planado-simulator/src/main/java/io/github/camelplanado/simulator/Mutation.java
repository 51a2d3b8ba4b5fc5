package io.github.camelplanado.simulator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One change of an answer: what a test of a contract must notice.
 *
 * @param pointer what is changed
 * @param value what takes its place; null takes it away
 */
public record Mutation(JsonPointer pointer, JsonNode value) {

    /**
     * Changes a copy of an answer.
     *
     * @param answer the body
     * @return the changed body, null when the pointer names nothing in it
     */
    public JsonNode of(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        JsonNode holder = copy.at(pointer.head());
        String key = pointer.last().getMatchingProperty();
        if (holder instanceof ObjectNode object && object.has(key)) {
            if (value == null) {
                object.remove(key);
            } else {
                object.set(key, value);
            }
            return copy;
        }
        int index = pointer.last().getMatchingIndex();
        if (holder instanceof ArrayNode array && index >= 0 && index < array.size()) {
            if (value == null) {
                array.remove(index);
            } else {
                array.set(index, value);
            }
            return copy;
        }
        return null;
    }
}
