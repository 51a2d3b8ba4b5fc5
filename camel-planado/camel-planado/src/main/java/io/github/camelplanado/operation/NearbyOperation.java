package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.ListPager;
import io.github.camelplanado.client.PlanadoClient;

/** Searches with a body and gives what one call finds: {@code limit} and {@code offset} are keys of the body. */
final class NearbyOperation implements ProducerOperation {

    private final PlanadoClient client;
    private final ApiCall call;
    private final Answers answers;

    NearbyOperation(PlanadoClient client, ApiCall call, Answers answers) {
        this.client = client;
        this.call = call;
        this.answers = answers;
    }

    @Override
    public ApiRequest first(Input input) {
        return input.request(call).withBody(input.body());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        return new ListPager(client, first(input))
                .page(null)
                .thenApply(found -> answers.sent(found.answer(), answers.many(found.elements())));
    }
}
