package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.UUID;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;

/** Deletes one entity. A repeat that finds it gone has done its work. */
final class DeleteOperation implements ProducerOperation {

    private final PlanadoClient client;
    private final ApiCall call;
    private final Answers answers;
    private final boolean missingIsSuccess;

    DeleteOperation(PlanadoClient client, ApiCall call, Answers answers, boolean missingIsSuccess) {
        this.client = client;
        this.call = call;
        this.answers = answers;
        this.missingIsSuccess = missingIsSuccess;
    }

    @Override
    public ApiRequest first(Input input) {
        return input.request(call, input.parameters().id());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        String id = input.parameters().id();
        return client.send(first(input))
                .handle((answer, failure) -> {
                    Throwable reason = Futures.unwrap(failure);
                    if (reason == null) {
                        return CompletableFuture.completedFuture(deleted(id, answer));
                    }
                    return reason instanceof PlanadoNotFoundException notFound
                            ? notFound(input, id, notFound)
                            : CompletableFuture.<Reply>failedFuture(reason);
                })
                .thenCompose(reply -> reply);
    }

    private Reply deleted(String id, ApiAnswer answer) {
        client.knownIds().remove(call.resource(), id);
        return answers.written(answer, id, null);
    }

    /** Gone is what a GET says too: whether a DELETE takes external ids, or is there at all, is not documented. */
    private CompletableFuture<Reply> notFound(Input input, String id, PlanadoNotFoundException notFound) {
        ApiRequest get = input.request(Catalogue.call(call.resource(), Operation.GET), id);
        return client.send(get)
                .handle((answer, failure) -> {
                    Throwable reason = Futures.unwrap(failure);
                    if (reason instanceof PlanadoNotFoundException) {
                        return CompletableFuture.completedFuture(missing(notFound, id));
                    }
                    if (reason != null) {
                        return CompletableFuture.<Reply>failedFuture(reason);
                    }
                    String uuid = Answers.text(answer.entity(get), "uuid");
                    return uuid == null || uuid.equals(id)
                            ? CompletableFuture.<Reply>failedFuture(cannotDelete(notFound))
                            : byUuid(input, id, uuid);
                })
                .thenCompose(reply -> reply);
    }

    private CompletableFuture<Reply> byUuid(Input input, String id, String uuid) {
        return client.send(input.request(call, uuid))
                .thenApply(answer -> deleted(id, answer))
                .exceptionally(failure -> {
                    Throwable reason = Futures.unwrap(failure);
                    throw reason instanceof PlanadoNotFoundException notFound
                            ? cannotDelete(notFound)
                            : (RuntimeException) reason;
                });
    }

    /** No 404: a route that takes one for "is gone" would go on with an entity that is there. */
    private static PlanadoValidationException cannotDelete(PlanadoNotFoundException notFound) {
        String text = notFound.getRequest()
                + ": the entity exists, but the vendor does not find it for a deletion. The account"
                + " may not have this call, which is known from public client code only";
        return new PlanadoValidationException(
                new Failure(text, notFound.getRequest(), 404, null, null, notFound.getAttempts(), false, notFound),
                Map.of());
    }

    private Reply missing(PlanadoNotFoundException notFound, String id) {
        client.knownIds().remove(call.resource(), id);
        if (missingIsSuccess || notFound.isEarlierAttemptUnclear()) {
            return answers.missing(notFound, WireJson.mapper().createObjectNode())
                    .with(UUID, id);
        }
        throw notFound;
    }
}
