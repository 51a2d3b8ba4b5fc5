package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;

/** Creates one entity. With an external id, a lost answer does no harm: the repeat is told that the id is used. */
final class CreateOperation implements ProducerOperation {

    private final PlanadoClient client;
    private final ApiCall call;
    private final Answers answers;

    CreateOperation(PlanadoClient client, ApiCall call, Answers answers) {
        this.client = client;
        this.call = call;
        this.answers = answers;
    }

    @Override
    public ApiRequest first(Input input) {
        return input.request(call, null).withBody(input.body());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        String externalId = call.resource().hasExternalIds() ? input.bodyExternalId() : null;
        return client.send(first(input))
                .handle((answer, failure) -> failure == null
                        ? CompletableFuture.completedFuture(answer)
                        : afterLostAnswer(input, Futures.unwrap(failure)))
                .thenCompose(answer -> answer)
                .thenApply(answer -> {
                    if (externalId != null) {
                        client.knownIds().add(call.resource(), externalId, answer.uuid(call.resource()));
                    }
                    return answers.written(answer, answer.uuid(call.resource()), externalId);
                });
    }

    private CompletableFuture<ApiAnswer> afterLostAnswer(Input input, Throwable failure) {
        if (!(failure instanceof PlanadoValidationException refusal)
                || !UsedId.isNamedBy(refusal)
                || !refusal.isEarlierAttemptUnclear()) {
            return CompletableFuture.failedFuture(failure);
        }
        ApiRequest get = input.request(Catalogue.call(call.resource(), Operation.GET), input.bodyExternalId());
        return client.send(get).thenApply(answer -> ownCreation(input, answer, answer.entity(get), refusal));
    }

    /** The id may have been used before by another entity: ours carries what was sent. */
    private ApiAnswer ownCreation(
            Input input, ApiAnswer answer, ObjectNode entity, PlanadoValidationException refusal) {
        if (!carries(entity, input.body())) {
            String text = refusal.getRequest() + ": the answer was lost, and the entity with external_id '"
                    + input.bodyExternalId()
                    + "' differs from what was sent: either the id was used before, or the entity was"
                    + " made and changed since. Its uuid is " + Answers.text(entity, "uuid");
            throw new PlanadoOutcomeUnknownException(new Failure(
                    text, refusal.getRequest(), refusal.getStatus(), null, null, refusal.getAttempts(), true, refusal));
        }
        ObjectNode body = WireJson.mapper().createObjectNode();
        body.set(call.resource().key() + "_uuid", entity.get("uuid"));
        return new ApiAnswer(answer.status(), body, refusal.getAttempts(), true);
    }

    /** Compares texts, numbers and truth values; times come back in another form, and objects with more keys. */
    private static boolean carries(ObjectNode entity, ObjectNode sent) {
        return sent.properties().stream()
                .filter(entry ->
                        entry.getValue().isValueNode() && !entry.getValue().isNull())
                .filter(entry -> !entry.getKey().endsWith("_at") && entity.has(entry.getKey()))
                .allMatch(entry -> entity.get(entry.getKey())
                        .asText()
                        .equals(entry.getValue().asText()));
    }
}
