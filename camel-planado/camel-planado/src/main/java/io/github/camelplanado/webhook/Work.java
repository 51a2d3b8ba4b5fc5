package io.github.camelplanado.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** What has to be done with an event before it is answered. */
@FunctionalInterface
interface Work {

    /**
     * Begins, on a thread of the pool, which it must not hold while it waits for the vendor.
     *
     * @return what is then left to do on a thread of the pool; it gives whether it succeeded
     */
    CompletableFuture<BooleanSupplier> begin();
}
