package io.github.camelplanado.simulator.http;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is answered.
 *
 * @param status the HTTP status; 0 closes the connection without an answer
 * @param headers more headers
 * @param contentType the type of the body, null for no body
 * @param json the body as JSON, null when it is none
 * @param text the body as text, null for none
 */
public record Answer(int status, Map<String, String> headers, String contentType, JsonNode json, String text) {

    /**
     * A JSON answer.
     *
     * @param status the HTTP status
     * @param body the body
     * @return the answer
     */
    public static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of(), "application/json; charset=utf-8", body, null);
    }

    /**
     * A text answer.
     *
     * @param status the HTTP status
     * @param headers more headers
     * @param type the type of the body
     * @param text the body
     * @return the answer
     */
    public static Answer text(int status, Map<String, String> headers, String type, String text) {
        return new Answer(status, headers, type, null, text);
    }

    /**
     * An answer without a body.
     *
     * @param status the HTTP status
     * @return the answer
     */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), null, null, null);
    }

    /**
     * No answer: the connection is closed.
     *
     * @return that
     */
    public static Answer close() {
        return empty(0);
    }

    /**
     * An error.
     *
     * @param status the HTTP status
     * @param message what is wrong
     * @param hint what would be right, null for nothing; the vendor has no such key
     * @return the answer
     */
    public static Answer error(int status, String message, String hint) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
        if (hint != null) {
            body.put("hint", hint);
        }
        return json(status, body);
    }

    /**
     * The body as it goes out.
     *
     * @return its text, null for none
     */
    public String payload() {
        return json == null ? text : json.toString();
    }
}
