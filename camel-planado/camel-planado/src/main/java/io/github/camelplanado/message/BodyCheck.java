package io.github.camelplanado.message;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Refuses what JSON on the wire would alter without a word, and what is nested without end. */
final class BodyCheck {

    /** Far above what the vendor's bodies need. */
    static final int DEEPEST = 100;

    private BodyCheck() {}

    /**
     * Looks at Maps and collections before they are converted: one that contains itself has no end.
     *
     * @throws IllegalArgumentException if they are nested more than {@value #DEEPEST} deep, or hold a key that is null or an
     *     Optional; it names the place
     */
    static void requireWritable(Object value) {
        requireWritable(value, "", 0);
    }

    private static void requireWritable(Object value, String place, int depth) {
        if (depth > DEEPEST) {
            throw tooDeep();
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                if (key == null) {
                    throw new IllegalArgumentException(
                            "The body has a key that is null" + at(place) + "; give it a name or leave it out");
                }
                requireWritable(element, place.isEmpty() ? key.toString() : place + "." + key, depth + 1);
            });
        } else if (value instanceof Collection<?> elements) {
            int index = 0;
            for (Object element : elements) {
                requireWritable(element, place + "[" + index++ + "]", depth + 1);
            }
        } else if (value instanceof Optional<?>) {
            throw new IllegalArgumentException(
                    "The body has an Optional" + at(place) + "; give what is in it, or null, or leave the key out");
        }
    }

    private static String at(String place) {
        return place.isEmpty() ? "" : " at " + place;
    }

    /**
     * Looks at a tree before it is sent.
     *
     * @throws IllegalArgumentException for NaN, infinities, half characters, and nesting without end
     */
    static void requireSendable(JsonNode node) {
        requireSendable(node, 0);
    }

    private static void requireSendable(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            throw tooDeep();
        }
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(BodyCheck::requireWhole);
            object.forEach(value -> requireSendable(value, depth + 1));
        } else if (node instanceof ArrayNode array) {
            array.forEach(value -> requireSendable(value, depth + 1));
        } else if (node.isTextual()) {
            requireWhole(node.textValue());
        } else if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("The body holds " + node.asText() + ", which JSON cannot carry");
        }
    }

    private static void requireWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw new IllegalArgumentException(
                        "The body holds half a character (a text was cut in the middle of an emoji or the like)");
            }
        }
    }

    private static IllegalArgumentException tooDeep() {
        return new IllegalArgumentException("The body is nested more than " + DEEPEST + " deep");
    }
}
