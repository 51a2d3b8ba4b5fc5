package io.github.camelplanado.client;

import java.util.concurrent.CompletableFuture;

/** Whoever calls the vendor: a client, or somebody who counts what goes through it. */
@FunctionalInterface
public interface Caller {

    /**
     * Sends a request.
     *
     * @return fails with a {@link io.github.camelplanado.api.PlanadoException}
     */
    CompletableFuture<ApiAnswer> send(ApiRequest request);
}
