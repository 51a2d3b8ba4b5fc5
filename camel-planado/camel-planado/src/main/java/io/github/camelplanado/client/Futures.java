package io.github.camelplanado.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

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

    /**
     * Does a step again and again until a result is enough. A loop while results are at hand at once, so that many steps need
     * no deep stack.
     *
     * @param step gives the future of one result; what it throws is a failure
     */
    public static <T> CompletableFuture<T> repeat(Supplier<CompletableFuture<T>> step, Predicate<T> isEnough) {
        CompletableFuture<T> end = new CompletableFuture<>();
        repeat(step, isEnough, end);
        return end;
    }

    private static <T> void repeat(
            Supplier<CompletableFuture<T>> step, Predicate<T> isEnough, CompletableFuture<T> end) {
        boolean goOn = true;
        while (goOn) {
            CompletableFuture<Boolean> done = done(step, isEnough, end);
            if (done.isDone()) {
                goOn = !done.join();
            } else {
                goOn = false;
                done.thenAccept(isDone -> {
                    if (!isDone) {
                        repeat(step, isEnough, end);
                    }
                });
            }
        }
    }

    /** Whether that was the last step; never fails. */
    private static <T> CompletableFuture<Boolean> done(
            Supplier<CompletableFuture<T>> step, Predicate<T> isEnough, CompletableFuture<T> end) {
        return CompletableFuture.completedFuture(step)
                .thenCompose(Supplier::get)
                .handle((result, failure) -> {
                    if (failure != null) {
                        end.completeExceptionally(unwrap(failure));
                    } else if (isEnough.test(result)) {
                        end.complete(result);
                    }
                    return end.isDone();
                });
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
