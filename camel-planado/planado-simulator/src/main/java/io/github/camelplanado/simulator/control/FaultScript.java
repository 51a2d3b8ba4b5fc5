package io.github.camelplanado.simulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.simulator.AnswerFault;
import io.github.camelplanado.simulator.DeliveryFaults;
import io.github.camelplanado.simulator.Faults;
import io.github.camelplanado.simulator.Mutation;

/** Reads faults from JSON. */
final class FaultScript {
    private record Line(AnswerFault fault, int times) {}

    private FaultScript() {}

    /** Puts the faults of a body in place of those in force. All are read before any is changed. */
    static void apply(JsonNode body, Faults faults) {
        List<Line> answers = new ArrayList<>();
        body.path("answers")
                .forEach(one ->
                        answers.add(new Line(answer(one), one.path("times").asInt(1))));
        DeliveryFaults deliveries = deliveries(body.path("deliveries"));
        faults.clear();
        answers.forEach(line -> faults.add(line.fault(), line.times()));
        faults.deliveries(deliveries);
    }

    private static DeliveryFaults deliveries(JsonNode body) {
        return new DeliveryFaults(
                body.path("repeat").asDouble(0),
                body.path("delay").asDouble(0),
                ControlCalls.duration(body, "max_delay", Duration.ofMinutes(1)),
                body.path("drop").asDouble(0),
                body.path("drops_logged").asBoolean(true));
    }

    private static AnswerFault answer(JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        body.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        JsonNode text = body.path("body");
        return new AnswerFault(
                body.path("method").asText("*"),
                Pattern.compile(body.path("path").asText(".*")),
                kind(body.path("kind").asText("status")),
                body.path("status").asInt(500),
                headers,
                text.isContainerNode() ? text.toString() : text.asText("Rate Limit Exceeded"),
                body.has("pointer")
                        ? new Mutation(JsonPointer.compile(body.path("pointer").asText()), body.get("value"))
                        : null,
                ControlCalls.duration(body, "delay", Duration.ZERO));
    }

    private static AnswerFault.Kind kind(String word) {
        return AnswerFault.Kind.valueOf(
                word.replace("-2xx", "").toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
