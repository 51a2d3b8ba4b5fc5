package io.github.camelplanado.simulator.http;

import java.io.IOException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON strictly: nothing may follow the value. */
public final class JsonText {
    /** Decimals stay as they were sent: what a client puts on the wire must be seen, and kept, to the last digit. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonText() {}

    /**
     * Reads JSON.
     *
     * @param text the body
     * @return the tree, null when it is none
     */
    public static JsonNode read(String text) {
        try {
            JsonNode tree = text.isEmpty() ? null : JSON.readTree(text);
            return tree == null || tree.isMissingNode() ? null : tree;
        } catch (IOException e) {
            return null;
        }
    }
}
