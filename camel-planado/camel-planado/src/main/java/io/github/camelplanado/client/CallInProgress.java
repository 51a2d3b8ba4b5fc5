package io.github.camelplanado.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one call remembers over its attempts. The attempts of a call follow each other, each handed over by a future, so
 * there is no lock; fields are volatile because the threads differ.
 */
final class CallInProgress {

    private final ApiRequest request;
    private final CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
    private final long startedNanos;
    private final Duration maxWait;
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean unclear;
    private volatile CompletableFuture<Void> turn;

    CallInProgress(ApiRequest request, Duration maxWait, long nowNanos) {
        this.request = request;
        this.maxWait = maxWait;
        this.startedNanos = nowNanos;
    }

    ApiRequest request() {
        return request;
    }

    /** How long the call may still wait for a turn; not negative. */
    Duration patience(long nowNanos) {
        Duration left = maxWait.minusNanos(nowNanos - startedNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Begins the next attempt. */
    Attempt next() {
        return new Attempt(request, attempts.incrementAndGet(), unclear);
    }

    int attempts() {
        return attempts.get();
    }

    boolean isUnclear() {
        return unclear;
    }

    /** The last attempt may have been carried out. */
    void becomesUnclear() {
        unclear = true;
    }

    void waitsFor(CompletableFuture<Void> turn) {
        this.turn = turn;
    }

    /** What the caller waits for. */
    CompletableFuture<ApiAnswer> answer() {
        return answer;
    }

    /** Gives up the place in the budget and ends the call, wherever it is. */
    void giveUp() {
        CompletableFuture<Void> waiting = turn;
        if (waiting != null) {
            waiting.cancel(false);
        }
        answer.completeExceptionally(Futures.reason(new CancellationException(), this));
    }
}
