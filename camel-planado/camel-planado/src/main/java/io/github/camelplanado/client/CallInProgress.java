package io.github.camelplanado.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelplanado.api.PlanadoException;

/**
 * What one call remembers over its attempts. The attempts of a call follow each other, each handed over by a future; only
 * {@link #giveUp} comes from elsewhere, so the phase decides who is right.
 */
final class CallInProgress {

    private enum Phase {
        /** For its turn or its repeat. */
        WAITING,
        /** Sent, without an answer yet. */
        IN_FLIGHT,
        /** In flight while the component stops: its outcome is told, and nothing is repeated. */
        LAST_ATTEMPT,
        /** Ended while it waited. */
        GIVEN_UP
    }

    private final ApiRequest request;
    private final CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
    private final long startedNanos;
    private final Duration maxWait;
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private volatile boolean unclear;
    private volatile boolean refused;
    private volatile PlanadoException lastFailure;
    private volatile CompletableFuture<Void> turn;
    private volatile String stopped = "the component";

    CallInProgress(ApiRequest request, Duration maxWait, long nowNanos) {
        this.request = request;
        this.maxWait = maxWait;
        this.startedNanos = nowNanos;
    }

    ApiRequest request() {
        return request;
    }

    /** What the caller waits for. */
    CompletableFuture<ApiAnswer> answer() {
        return answer;
    }

    /** How long it was ready to wait at first, for all its turns. */
    Duration maxWait() {
        return maxWait;
    }

    /** How long the call may still wait for a turn; not negative. */
    Duration patience(long nowNanos) {
        Duration left = maxWait.minusNanos(nowNanos - startedNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether the call may be sent; not if it was given up meanwhile. */
    boolean takeOff() {
        return phase.compareAndSet(Phase.WAITING, Phase.IN_FLIGHT);
    }

    /** The attempt has ended; whether another one may follow. */
    boolean land() {
        return phase.compareAndSet(Phase.IN_FLIGHT, Phase.WAITING);
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

    /** Whether the last attempt met the account's limit. */
    boolean isRefused() {
        return refused;
    }

    /** Why the last attempt failed, or null. */
    PlanadoException lastFailure() {
        return lastFailure;
    }

    void wasRefused() {
        refused = true;
    }

    /** Notes a failed attempt. */
    void failed(PlanadoException failure, boolean mayBeDone) {
        refused = false;
        lastFailure = failure;
        unclear = unclear || mayBeDone;
    }

    /** Notes its place in the budget; one that was given up meanwhile needs none. */
    void waitsFor(CompletableFuture<Void> turn) {
        this.turn = turn;
        if (phase.get() == Phase.GIVEN_UP) {
            turn.cancel(false);
        }
    }

    /** What stops, if the call was given up. */
    String stopped() {
        return stopped;
    }

    /**
     * Ends the call if it waits, giving its place in the budget up; an attempt in flight becomes the last one.
     *
     * @param what stops, for messages
     */
    void giveUp(String what) {
        stopped = what;
        if (phase.compareAndSet(Phase.IN_FLIGHT, Phase.LAST_ATTEMPT)) {
            return;
        }
        if (phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP)) {
            CompletableFuture<Void> waiting = turn;
            if (waiting != null) {
                waiting.cancel(false);
            }
            answer.completeExceptionally(CallFailures.stopped(this));
        } else {
            phase.compareAndSet(Phase.IN_FLIGHT, Phase.LAST_ATTEMPT);
        }
    }
}
