package io.github.camelplanado.operation;

import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.client.ApiRequest;

/** One operation of a producer. Safe for many threads. */
interface ProducerOperation {

    /** The first request that it would send; for {@code dryRun}. */
    ApiRequest first(Input input);

    /** Does it. */
    CompletableFuture<Reply> run(Input input);
}
