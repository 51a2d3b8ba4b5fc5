package io.github.camelplanado.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Reads futures. */
public final class Futures {

    private Futures() {}

    /**
     * Waits for a call on this thread. A call ends by itself: its turns within {@code maxWait}, each attempt within
     * {@code requestTimeout}.
     *
     * @throws io.github.camelplanado.api.PlanadoException if the call failed
     * @throws InterruptedException if this thread was asked to stop; the call goes on
     */
    public static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable reason = unwrap(e);
            if (reason instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("A call failed in an unforeseen way", reason);
        }
    }

    /** The failure itself, without the wrapping of futures. */
    public static Throwable unwrap(Throwable failure) {
        Throwable reason = failure;
        while ((reason instanceof CompletionException || reason instanceof ExecutionException)
                && reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason;
    }
}
