package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;

/** Reads one entity. */
final class GetOperation implements ProducerOperation {

    private final PlanadoClient client;
    private final ApiCall call;
    private final Answers answers;
    private final boolean nullIfMissing;

    GetOperation(PlanadoClient client, ApiCall call, Answers answers, boolean nullIfMissing) {
        this.client = client;
        this.call = call;
        this.answers = answers;
        this.nullIfMissing = nullIfMissing;
    }

    @Override
    public ApiRequest first(Input input) {
        return input.request(call, input.parameters().id());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        ApiRequest request = first(input);
        return client.send(request)
                .thenApply(answer -> {
                    ObjectNode entity = answer.entity(request);
                    remember(entity);
                    return answers.entity(answer, entity);
                })
                .handle((reply, failure) -> failure == null
                        ? CompletableFuture.completedFuture(reply)
                        : missing(Futures.unwrap(failure), input))
                .thenCompose(reply -> reply);
    }

    private void remember(ObjectNode entity) {
        String externalId = Answers.text(entity, "external_id");
        if (externalId != null) {
            client.knownIds().add(call.resource(), externalId, Answers.text(entity, "uuid"));
        }
    }

    private CompletableFuture<Reply> missing(Throwable failure, Input input) {
        if (failure instanceof PlanadoNotFoundException notFound) {
            client.knownIds().remove(call.resource(), input.parameters().id());
            if (nullIfMissing) {
                return new CallProof(client, call).works(input).thenApply(works -> {
                    if (!works) {
                        throw noSuchCall(notFound);
                    }
                    return answers.missing(notFound, null);
                });
            }
        }
        return CompletableFuture.failedFuture(failure);
    }

    /** To say that the entity is missing would be wrong: a route may make it anew. */
    private static PlanadoException noSuchCall(PlanadoNotFoundException notFound) {
        String text = notFound.getRequest() + ": the vendor does not have this call (it is not documented, it was only"
                + " inferred): it does not even find what the list shows. Read the list instead";
        return new PlanadoException(new Failure(
                text,
                notFound.getRequest(),
                notFound.getStatus(),
                null,
                null,
                notFound.getAttempts(),
                false,
                notFound));
    }
}
