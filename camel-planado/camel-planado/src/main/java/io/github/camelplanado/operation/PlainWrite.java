package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.EXTERNAL_ID;
import static io.github.camelplanado.api.PlanadoConstants.UUID;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.client.ApiAnswer;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.json.WireJson;

/** A write that is one call: nothing to look up before, nothing to remember after. */
final class PlainWrite implements ProducerOperation {

    private final PlanadoClient client;
    private final ApiCall call;
    private final Answers answers;
    private final boolean missingIsSuccess;

    PlainWrite(PlanadoClient client, ApiCall call, Answers answers, boolean missingIsSuccess) {
        this.client = client;
        this.call = call;
        this.answers = answers;
        this.missingIsSuccess = missingIsSuccess;
    }

    @Override
    public ApiRequest first(Input input) {
        ApiRequest request = input.request(call);
        return input.body() == null ? request : request.withBody(input.body());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        String id = input.parameters().id();
        return client.send(first(input))
                .thenApply(answer -> answers.written(answer, uuid(answer, id), externalId(id)))
                .exceptionally(failure -> missing(Futures.unwrap(failure), id));
    }

    /** A repeated removal that finds nothing has done its work; an update has not. */
    private Reply missing(Throwable failure, String id) {
        boolean removal = call.method().equals("DELETE");
        if (removal
                && failure instanceof PlanadoNotFoundException notFound
                && (missingIsSuccess || notFound.isEarlierAttemptUnclear())) {
            return answers.missing(notFound, WireJson.mapper().createObjectNode())
                    .with(UUID, Ids.isUuid(id) ? id : null)
                    .with(EXTERNAL_ID, externalId(id));
        }
        throw (RuntimeException) failure;
    }

    private String uuid(ApiAnswer answer, String id) {
        String told = answer.uuid(call.resource());
        return told == null && Ids.isUuid(id) ? id : told;
    }

    private String externalId(String id) {
        return call.resource().hasExternalIds() && !Ids.isUuid(id) ? id : null;
    }
}
