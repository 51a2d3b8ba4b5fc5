package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
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
        String externalId = input.bodyExternalId();
        return client.send(first(input))
                .handle((answer, failure) -> failure == null
                        ? CompletableFuture.completedFuture(answer)
                        : afterLostAnswer(input, Futures.unwrap(failure)))
                .thenCompose(answer -> answer)
                .thenApply(answer -> {
                    if (externalId != null) {
                        client.knownIds().add(call.resource(), externalId);
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
        return client.send(get).thenApply(answer -> ownCreation(get, answer, refusal));
    }

    /** An entity that has been changed since is not what a moment ago was created here: then the id was used before. */
    private ApiAnswer ownCreation(ApiRequest get, ApiAnswer answer, PlanadoValidationException refusal) {
        ObjectNode entity = answer.entity(get);
        if (entity.path("version").asLong() != 1) {
            throw refusal;
        }
        ObjectNode body = WireJson.mapper().createObjectNode();
        body.set(call.resource().entity() + "_uuid", entity.get("uuid"));
        return new ApiAnswer(answer.status(), body, refusal.getAttempts(), true);
    }
}
