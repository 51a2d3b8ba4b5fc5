package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.UUID;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.PlanadoNotFoundException;
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
                .thenApply(answer -> {
                    client.knownIds().remove(call.resource(), id);
                    return answers.written(answer, id, null);
                })
                .exceptionally(failure -> missing(Futures.unwrap(failure), id));
    }

    private Reply missing(Throwable failure, String id) {
        if (failure instanceof PlanadoNotFoundException notFound) {
            client.knownIds().remove(call.resource(), id);
            if (missingIsSuccess || notFound.isEarlierAttemptUnclear()) {
                return answers.missing(notFound, WireJson.mapper().createObjectNode())
                        .with(UUID, id);
            }
        }
        throw (RuntimeException) failure;
    }
}
