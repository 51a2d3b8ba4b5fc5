package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
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
                .exceptionally(failure ->
                        missing(Futures.unwrap(failure), input.parameters().id()));
    }

    private void remember(ObjectNode entity) {
        String externalId = Answers.text(entity, "external_id");
        if (externalId != null) {
            client.knownIds().add(call.resource(), externalId, Answers.text(entity, "uuid"));
        }
    }

    private Reply missing(Throwable failure, String id) {
        if (failure instanceof PlanadoNotFoundException notFound) {
            client.knownIds().remove(call.resource(), id);
            if (nullIfMissing) {
                return answers.missing(notFound, null);
            }
        }
        throw (RuntimeException) failure;
    }
}
