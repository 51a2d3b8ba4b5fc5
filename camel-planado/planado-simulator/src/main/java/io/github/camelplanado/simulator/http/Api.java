package io.github.camelplanado.simulator.http;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;
import io.github.camelplanado.simulator.Knobs;
import io.github.camelplanado.simulator.Mistake;
import io.github.camelplanado.simulator.RefusedException;
import io.github.camelplanado.simulator.contract.BodyCheck;
import io.github.camelplanado.simulator.contract.Contract;
import io.github.camelplanado.simulator.contract.Match;
import io.github.camelplanado.simulator.contract.Operation;
import io.github.camelplanado.simulator.contract.Router;
import io.github.camelplanado.simulator.contract.Violation;
import io.github.camelplanado.simulator.state.Settings;

/** The work of one call that was let in: find the operation, check the request, do it, check the answer. */
public final class Api {
    private static final System.Logger LOG = System.getLogger(Api.class.getName());

    private final Contract contract;
    private final Router router;
    private final BodyCheck bodies;
    private final Operations operations;
    private final Settings settings;
    private final boolean checkAnswers;
    private final Consumer<Mistake> mistakes;

    /**
     * The API.
     *
     * @param contract what the vendor promises
     * @param operations what is done
     * @param settings knobs
     * @param checkAnswers whether answers are checked against the contract too
     * @param mistakes told of what a client does wrong in silence
     */
    public Api(
            Contract contract,
            Operations operations,
            Settings settings,
            boolean checkAnswers,
            Consumer<Mistake> mistakes) {
        this.contract = contract;
        this.router = new Router(contract);
        this.bodies = new BodyCheck(contract);
        this.operations = operations;
        this.settings = settings;
        this.checkAnswers = checkAnswers;
        this.mistakes = mistakes;
    }

    /**
     * Does a call.
     *
     * @param call the request
     * @param rawPath its path below the base path, still encoded
     * @return the answer; errors are answers too
     */
    public Answer answer(Call call, String rawPath) {
        try {
            return work(call, rawPath);
        } catch (RefusedException e) {
            return Refusals.of(e, settings.knobs());
        } catch (IllegalArgumentException e) {
            return Answer.error(400, "Bad request", e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the simulator failed at " + call.method() + " " + rawPath, e);
            return Answer.error(500, "The simulator failed", e.toString());
        }
    }

    private Answer work(Call call, String rawPath) {
        Match match = router.find(call.method(), rawPath);
        Operation operation = match.operation();
        if (operation == null) {
            int status = match.allowed().isEmpty() ? 404 : 405;
            String message = status == 404 ? "Not found" : "Method not allowed";
            return Refusals.of(status, message, match.hint(), settings.knobs());
        }
        if (!operations.has(operation)) {
            return Refusals.of(404, "Not found", "missingOperations names " + operation.id(), settings.knobs());
        }
        Map<String, List<String>> query = call.query();
        checkQuery(call, rawPath, operation, query);
        checkHeaders(call, rawPath, operation);
        ObjectNode body = operation.bodySchema() == null ? null : body(call, rawPath, operation);
        Answer answer = operations.run(operation, match.ids(), query, body);
        if (checkAnswers) {
            checkAnswer(operation, answer);
        }
        return answer;
    }

    private void checkQuery(Call call, String rawPath, Operation operation, Map<String, List<String>> query) {
        query.forEach((name, values) -> {
            String schema = operation.queries().get(name);
            if (schema == null) {
                mistake(call, rawPath, name, "unknown query parameter, ignored without an error");
                return;
            }
            for (String value : values) {
                List<Violation> wrong = contract.schemas().checkText(schema, value);
                if (!wrong.isEmpty()) {
                    throw RefusedException.invalid(name, wrong.get(0).message());
                }
            }
        });
    }

    private void checkHeaders(Call call, String rawPath, Operation operation) {
        operation.headers().forEach((name, schema) -> {
            String value = call.headers().get(name);
            if (value != null && !contract.schemas().checkText(schema, value).isEmpty()) {
                mistake(call, rawPath, name, "not a value that the header knows");
            }
        });
    }

    private ObjectNode body(Call call, String rawPath, Operation operation) {
        String type = call.headers().getOrDefault("content-type", "");
        if (!type.startsWith("application/json")) {
            mistake(call, rawPath, "content-type", "the body is read as JSON, but the header says '" + type + "'");
        }
        JsonNode sent = JsonText.read(call.body());
        if (sent == null) {
            throw new RefusedException(400, "The body is not JSON", Map.of());
        }
        Knobs knobs = settings.knobs();
        boolean refuse = knobs.is(Knob.UNKNOWN_KEYS, "refuse");
        BodyCheck.Checked checked = bodies.check(operation, Leniency.inContract(operation, sent, knobs), refuse);
        Leniency.putBack(operation, sent, checked.body(), knobs);
        if (Leniency.withoutExtraFields(operation, checked.body(), knobs)) {
            mistake(call, rawPath, "/custom_fields", "unknown key, ignored without an error");
        }
        checked.ignored().forEach(one -> mistake(call, rawPath, one.keyPointer(), one.message()));
        return checked.body();
    }

    /** The simulator may not break the contract either: that would be its own bug. */
    private void checkAnswer(Operation operation, Answer answer) {
        String schema = operation.answerSchemas().get(answer.status());
        if (schema != null && answer.json() != null) {
            List<Violation> wrong = contract.schemas().check(schema, answer.json());
            if (!wrong.isEmpty()) {
                throw new IllegalStateException("an answer of " + operation.id() + " breaks the contract: " + wrong);
            }
        }
    }

    private void mistake(Call call, String rawPath, String pointer, String message) {
        mistakes.accept(new Mistake(call.method(), rawPath, pointer, message));
    }
}
