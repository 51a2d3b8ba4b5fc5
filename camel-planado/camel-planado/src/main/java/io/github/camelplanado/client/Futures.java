package io.github.camelplanado.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoServerException;

/** Reads the failures of futures. */
public final class Futures {

    private Futures() {}

    /**
     * Waits for a call on this thread.
     *
     * @throws PlanadoException if the call failed
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

    static PlanadoException reason(Throwable failure, CallInProgress call) {
        Throwable reason = unwrap(failure);
        if (reason instanceof PassingFailure passing) {
            return passing.reason();
        }
        if (reason instanceof PlanadoException known) {
            return known;
        }
        String name = call.request().name();
        boolean stopping = reason instanceof CancellationException || reason instanceof RejectedExecutionException;
        String what = stopping ? "given up, because the component stops" : reason.toString();
        return new PlanadoServerException(
                new Failure(name + ": " + what, name, 0, null, null, call.attempts(), call.isUnclear(), reason));
    }
}
