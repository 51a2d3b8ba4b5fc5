package io.github.camelplanado.api.model;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.json.RowReferences;
import io.github.camelplanado.json.WireJson;

/** Between JSON and Maps; decimals stay exact. */
final class Json {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    static Map<String, Object> object(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("A model is made from a JSON object, not from "
                    + json.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return WireJson.mapper().convertValue(json, OBJECT);
    }

    /** The shape of {@code get}, of a row too. */
    static Map<?, ?> lifted(Map<?, ?> json) {
        return RowReferences.areIn(Arguments.given("The JSON of a model", json))
                ? object(RowReferences.lift(WireJson.mapper().valueToTree(json)))
                : json;
    }

    /** The text is not repeated in the failure: it may hold people's data. */
    static Map<String, Object> parse(String text) {
        try {
            return object(WireJson.mapper().readTree(Arguments.given("The JSON of a model", text)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The text is not JSON (line " + e.getLocation().getLineNr() + ")", e);
        }
    }
}
