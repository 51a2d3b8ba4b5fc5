package io.github.camelplanado.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Tells whether two JSON values are the same without keeping them: 128 bits of the SHA-256 of the value in one canonical
 * form. The order of keys and the way a number is written (1.5, 1.50) make no difference; absent, null, a text and a number
 * differ, and so does the order of an array.
 */
public final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    /** 32 hexadecimal digits. */
    public static String of(JsonNode value) {
        byte[] hash = sha256().digest(text(canonical(value)).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }

    private static JsonNode canonical(JsonNode value) {
        if (value instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(entry -> sorted.put(entry.getKey(), canonical(entry.getValue())));
            return WireJson.mapper().createObjectNode().setAll(sorted);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode elements = WireJson.mapper().createArrayNode();
            array.forEach(element -> elements.add(canonical(element)));
            return elements;
        }
        return value.isNumber() ? DecimalNode.valueOf(value.decimalValue().stripTrailingZeros()) : value;
    }

    private static String text(JsonNode canonical) {
        try {
            return WireJson.mapper().writeValueAsString(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written, which indicates a bug", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
