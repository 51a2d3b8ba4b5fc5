package io.github.camelplanado.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoAuthenticationException;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoProtocolException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.json.WireJson;

/** Turns an answer, or the lack of one, into a verdict. Pure. */
final class AnswerClassifier {

    /** Bare text with 429; one public client met it under a 2xx too (evidence: client code, doubtful). */
    private static final String REFUSAL = "Rate Limit Exceeded";

    private static final String RESTRICTED =
            " (the vendor switches this call on for an account when asked to: it may be off for this one)";

    private AnswerClassifier() {}

    /**
     * The verdict on an answer.
     *
     * @param callWorks whether this call was answered with 2xx before: then a 404 is about the entity
     */
    static Verdict classify(Attempt attempt, RawAnswer answer, boolean callWorks) {
        if (answer.status() == 429 || isRefusalText(answer)) {
            return new Verdict.Refused(answer.told());
        }
        if (answer.status() >= 200 && answer.status() < 300) {
            return success(attempt, answer);
        }
        boolean serverSide = answer.status() >= 500;
        return new Verdict.Failed(failure(attempt, answer, callWorks), serverSide, serverSide);
    }

    static Verdict classify(Attempt attempt, IOException lost) {
        if (lost instanceof BoundedBody.TooLarge) {
            return new Verdict.Failed(
                    new PlanadoProtocolException(failure(attempt, lost.getMessage(), lost)), false, true);
        }
        boolean sent = !(lost instanceof Transport.NotSentException);
        String what = (sent ? "no answer: " : "no connection: ") + describe(lost);
        return new Verdict.Failed(new PlanadoServerException(failure(attempt, what, lost)), true, sent);
    }

    private static Verdict success(Attempt attempt, RawAnswer answer) {
        if (answer.bytes().length == 0) {
            return accepted(attempt, answer, WireJson.mapper().createObjectNode());
        }
        try {
            JsonNode body = WireJson.mapper().readTree(answer.bytes());
            boolean any = attempt.request().call().operation() == Operation.CALL && !body.isMissingNode();
            if (any || body instanceof ObjectNode) {
                return accepted(attempt, answer, body);
            }
        } catch (IOException e) {
            // told below, without the body: a page of a proxy may carry anything
        }
        String text = attempt.request().name() + ": status " + answer.status()
                + " with a body that is no JSON object (content type " + answer.contentType() + ", "
                + answer.bytes().length + " bytes)";
        Failure failure = new Failure(
                text,
                attempt.request().name(),
                answer.status(),
                null,
                null,
                attempt.number(),
                attempt.earlierUnclear(),
                null);
        return new Verdict.Failed(new PlanadoProtocolException(failure), true, true);
    }

    private static Verdict accepted(Attempt attempt, RawAnswer answer, JsonNode body) {
        return new Verdict.Accepted(new ApiAnswer(answer.status(), body, attempt.number(), attempt.earlierUnclear()));
    }

    private static PlanadoException failure(Attempt attempt, RawAnswer answer, boolean callWorks) {
        ErrorBody error = ErrorBody.read(answer.bytes(), Password.of(attempt.request()));
        String text = attempt.request().name() + ": status " + answer.status() + ": " + error.summary()
                + hint(attempt, answer, callWorks);
        Failure failure = new Failure(
                text,
                attempt.request().name(),
                answer.status(),
                error.code(),
                error.message(),
                attempt.number(),
                attempt.earlierUnclear(),
                null);
        return switch (answer.status()) {
            case 401, 403 -> new PlanadoAuthenticationException(failure);
            case 404 -> new PlanadoNotFoundException(failure);
            case 422 -> new PlanadoValidationException(failure, error.fieldErrors());
            default -> answer.status() >= 500 ? new PlanadoServerException(failure) : new PlanadoException(failure);
        };
    }

    private static String hint(Attempt attempt, RawAnswer answer, boolean callWorks) {
        ApiCall call = attempt.request().call();
        return switch (answer.status()) {
            case 401 -> " (check the option apiKey)";
            case 403 -> isRestricted(call) ? RESTRICTED : " (check the option apiKey)";
            case 404 -> callWorks ? "" : doubt(call) + (isRestricted(call) ? RESTRICTED : "");
            default -> "";
        };
    }

    /** Making users is off until the vendor switches it on (documentation); so, probably, is changing them. */
    private static boolean isRestricted(ApiCall call) {
        return call.resource() == Resource.USERS
                && (call.operation() == Operation.CREATE || call.operation() == Operation.UPDATE);
    }

    /** A call that never worked may not exist; a 404 looks the same as for an entity that is not there. */
    private static String doubt(ApiCall call) {
        if (call.operation() == Operation.CALL) {
            return " (either there is no such entity or no such call)";
        }
        return switch (call.evidence()) {
            case DOC -> "";
            case CLIENT_CODE ->
                " (either there is no such entity, or the vendor does not have this call any more: it is not"
                        + " documented, it was seen in public client code only)";
            case INFERRED ->
                " (either there is no such entity, or the vendor does not have this call: it is not documented and"
                        + " was seen nowhere, it was only inferred from its neighbours)";
        };
    }

    private static boolean isRefusalText(RawAnswer answer) {
        return answer.status() >= 200
                && answer.status() < 300
                && answer.bytes().length < 64
                && new String(answer.bytes(), StandardCharsets.UTF_8).strip().equalsIgnoreCase(REFUSAL);
    }

    private static Failure failure(Attempt attempt, String what, Throwable cause) {
        return new Failure(
                attempt.request().name() + ": " + what,
                attempt.request().name(),
                0,
                null,
                null,
                attempt.number(),
                attempt.earlierUnclear(),
                cause);
    }

    private static String describe(IOException lost) {
        return lost.getMessage() == null ? lost.getClass().getSimpleName() : lost.getMessage();
    }
}
