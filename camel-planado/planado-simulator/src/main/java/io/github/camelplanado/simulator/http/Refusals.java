package io.github.camelplanado.simulator.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.RefusedException;

/** The bodies of refusals. Hardly any is documented, so that nearly each is a knob. */
public final class Refusals {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String UNPROCESSABLE = "Cannot process request";

    private Refusals() {}

    /**
     * A refusal.
     *
     * @param refused what is refused
     * @param knobs open questions
     * @return the answer
     */
    public static Answer of(RefusedException refused, Knobs knobs) {
        return refused.errors().isEmpty()
                ? of(refused.status(), refused.getMessage(), null, knobs)
                : unprocessable(refused.status(), refused.errors(), knobs);
    }

    /**
     * A refusal that concerns no field.
     *
     * @param status the HTTP status
     * @param message what is wrong
     * @param hint what would be right, null for nothing; the vendor has no such key
     * @param knobs open questions
     * @return the answer
     */
    public static Answer of(int status, String message, String hint, Knobs knobs) {
        String form = switch (status) {
            case 401 -> knobs.text(Knob.UNAUTHORIZED_BODY);
            case 403 -> knobs.text(Knob.FORBIDDEN_BODY);
            case 404 -> knobs.text(Knob.NOT_FOUND_BODY);
            default -> "message";
        };
        return switch (form) {
            case "empty" -> Answer.empty(status);
            case "text" -> Answer.text(status, Map.of(), TEXT, message);
            case "status" ->
                Answer.json(status, JsonNodeFactory.instance.objectNode().put("status", "not found"));
            default -> Answer.error(status, message, hint);
        };
    }

    private static Answer unprocessable(int status, Map<String, List<String>> errors, Knobs knobs) {
        String form = knobs.text(Knob.UNPROCESSABLE_BODY);
        String all = errors.entrySet().stream()
                .map(error -> error.getKey() + " " + String.join(", ", error.getValue()))
                .collect(Collectors.joining("; "));
        if (form.equals("text")) {
            return Answer.text(status, Map.of(), TEXT, UNPROCESSABLE + ": " + all);
        }
        if (form.equals("message")) {
            return Answer.error(status, UNPROCESSABLE + ": " + all, null);
        }
        Answer answer = Answer.error(status, UNPROCESSABLE, null);
        ObjectNode body = ((ObjectNode) answer.json()).putObject("errors");
        errors.forEach((field, texts) -> {
            switch (form) {
                case "string" -> body.put(field, String.join(", ", texts));
                case "object" -> texts(body.putObject(field).putArray("base"), texts);
                default -> texts(body.putArray(field), texts);
            }
        });
        return answer;
    }

    private static void texts(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }
}
