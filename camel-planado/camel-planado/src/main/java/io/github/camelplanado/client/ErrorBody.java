package io.github.camelplanado.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.json.WireJson;

/**
 * What an error answer says. Its exact form is not documented: public clients met {@code message} and {@code errors} by
 * field; texts, lists, nested objects and bodies that are no JSON are all read.
 *
 * @param message for people, at most {@value #LONGEST} characters, or null
 * @param code or null
 * @param fieldErrors texts by field
 */
record ErrorBody(String message, String code, Map<String, List<String>> fieldErrors) {

    private static final int LONGEST = 300;

    /** Reads it; the passwords of the request are masked before anything is cut off. */
    static ErrorBody read(byte[] bytes, Password password) {
        JsonNode body = parse(bytes);
        if (body == null || !body.isObject()) {
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            return new ErrorBody(text.isEmpty() ? null : shortened(password.masked(text)), null, Map.of());
        }
        Map<String, List<String>> errors = new LinkedHashMap<>();
        JsonNode byField = body.path("errors");
        if (byField.isObject()) {
            byField.properties().forEach(entry -> collect(entry.getKey(), entry.getValue(), password, errors));
        } else if (!byField.isMissingNode()) {
            collect("", byField, password, errors);
        }
        String message = text(body, "message", password);
        return new ErrorBody(
                message == null ? text(body, "error", password) : message, text(body, "code", password), errors);
    }

    /** A sentence with the fields, for messages. */
    String summary() {
        if (fieldErrors.isEmpty()) {
            return message == null ? "no details" : message;
        }
        return shortened((message == null ? "" : message + " ") + fieldErrors);
    }

    private static void collect(String field, JsonNode value, Password password, Map<String, List<String>> errors) {
        if (value.isArray()) {
            value.forEach(element -> collect(field, element, password, errors));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(entry -> collect(
                            field.isEmpty() ? entry.getKey() : field + "." + entry.getKey(),
                            entry.getValue(),
                            password,
                            errors));
        } else if (!value.isNull()) {
            errors.computeIfAbsent(field, absent -> new ArrayList<>()).add(shortened(password.masked(value.asText())));
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return WireJson.mapper().readTree(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    private static String text(JsonNode body, String key, Password password) {
        JsonNode value = body.path(key);
        return value.isValueNode() && !value.isNull() ? shortened(password.masked(value.asText())) : null;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
