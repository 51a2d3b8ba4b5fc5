package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.EXTERNAL_ID;
import static io.github.camelplanado.api.PlanadoConstants.UUID;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
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
            String id = Stream.of(
                            written.headers().get(UUID),
                            // The id that was asked for may be of an entity that is gone.
                            written.headers().get(EXTERNAL_ID),
                            input.parameters().id(),
                            input.bodyExternalId())
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .findFirst()
                    .orElseThrow(() -> withoutId(write.first(input).name()));
            ApiRequest request = input.request(get, id);
            return client.send(request)
                    .thenApply(answer -> answers.readBack(written, answer.entity(request)))
                    .exceptionally(failure -> {
                        throw afterWriting(
                                "Written as " + id + ", but it could not be read back: ",
                                request.name(),
                                Futures.unwrap(failure));
                    });
        });
    }

    private static PlanadoException withoutId(String request) {
        return afterWriting(
                "Written, but it could not be read back: ",
                request,
                new IllegalStateException("the answer has no uuid, and no external id is known"));
    }

    /** The write has been done: a failure that looks as if it could be repeated would make a second entity. */
    static PlanadoException afterWriting(String what, String request, Throwable failure) {
        PlanadoException known = failure instanceof PlanadoException planado ? planado : null;
        return new PlanadoException(new Failure(
                what + failure.getMessage(),
                request,
                known == null ? 0 : known.getStatus(),
                null,
                null,
                known == null ? 0 : known.getAttempts(),
                false,
                failure));
    }
}
