package io.github.camelplanado.simulator.control;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.RefusedException;
import io.github.camelplanado.simulator.Simulator;
import io.github.camelplanado.simulator.contract.Router;
import io.github.camelplanado.simulator.http.Answer;
import io.github.camelplanado.simulator.http.Call;
import io.github.camelplanado.simulator.http.Gate;
import io.github.camelplanado.simulator.http.JsonText;
import io.github.camelplanado.simulator.http.Refusals;

/** Answers calls below {@code /_simulator}: the key is needed, no rate limit counts, no journal line is written. */
public final class Control {
    private static final String BASE = "/_simulator";

    private final Gate gate;
    private final ControlCalls calls;

    /**
     * The control API.
     *
     * @param simulator what is steered
     * @param gate the key
     */
    public Control(Simulator simulator, Gate gate) {
        this.gate = gate;
        this.calls = new ControlCalls(simulator);
    }

    /**
     * Answers a call.
     *
     * @param call the request
     * @return the answer, null when the call is none of the control API
     */
    public Answer answer(Call call) {
        String path = call.below(BASE);
        if (path == null) {
            return null;
        }
        Answer refused = gate.refuse(call);
        return refused == null ? answer(call, path) : refused;
    }

    private Answer answer(Call call, String path) {
        try {
            List<String> parts = Arrays.stream(
                            path.substring(Math.min(1, path.length())).split("/", -1))
                    .map(Router::decode)
                    .toList();
            JsonNode sent = JsonText.read(call.body());
            if (sent == null && !call.body().isEmpty()) {
                return Answer.error(400, "The body is not JSON", null);
            }
            JsonNode body = sent == null ? JsonNodeFactory.instance.objectNode() : sent;
            return Answer.json(200, calls.answer(call.method(), parts, body));
        } catch (RefusedException e) {
            return Refusals.of(e, Knobs.defaults());
        } catch (IllegalArgumentException e) {
            return Answer.error(400, "Bad request", e.getMessage());
        }
    }
}
