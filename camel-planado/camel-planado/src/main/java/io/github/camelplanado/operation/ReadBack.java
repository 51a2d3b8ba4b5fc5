package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.UUID;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.PlanadoClient;

/** A write whose body is the entity as it is afterwards. */
final class ReadBack implements ProducerOperation {

    private final PlanadoClient client;
    private final ProducerOperation write;
    private final ApiCall get;
    private final Answers answers;

    ReadBack(PlanadoClient client, ProducerOperation write, ApiCall get, Answers answers) {
        this.client = client;
        this.write = write;
        this.get = get;
        this.answers = answers;
    }

    @Override
    public ApiRequest first(Input input) {
        return write.first(input);
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        return write.run(input).thenCompose(written -> {
            Object uuid = written.headers().get(UUID);
            String id = uuid != null ? uuid.toString() : input.parameters().id();
            ApiRequest request = input.request(get, id == null ? input.bodyExternalId() : id);
            return client.send(request).thenApply(answer -> answers.readBack(written, answer.entity(request)));
        });
    }
}
