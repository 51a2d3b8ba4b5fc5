package io.github.camelplanado.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts of calls: breaker, turn, wire, verdict. A refusal by the limit is followed by another turn; what another attempt
 * may mend fails with {@link PassingFailure}. Safe for many threads.
 */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int SERVER_SIDE = 500;

    private final Account account;
    private final LongSupplier nanos;
    /** Calls of the catalogue that were answered with 2xx. */
    private final Set<ApiCall> answered = ConcurrentHashMap.newKeySet();

    Attempts(Account account, LongSupplier nanos) {
        this.account = account;
        this.nanos = nanos;
    }

    /** Whether this call was ever answered with 2xx, so that the vendor has it. */
    boolean hasAnswered(ApiCall call) {
        return answered.contains(call);
    }

    /** Begins a call or a repeat of it. A repeat comes from the timer, which must not be blocked: it goes on in the pool. */
    CompletableFuture<ApiAnswer> begin(CallInProgress call) {
        return call.attempts() == 0 ? attempt(call) : onPool(call);
    }

    private CompletableFuture<ApiAnswer> onPool(CallInProgress call) {
        return CompletableFuture.supplyAsync(() -> attempt(call), account.pool())
                .thenCompose(next -> next);
    }

    private CompletableFuture<ApiAnswer> attempt(CallInProgress call) {
        if (account.breaker().getState() == CircuitBreaker.State.OPEN) {
            return CompletableFuture.failedFuture(breakerOpen(call));
        }
        Priority priority = call.request().priority();
        Duration patience = call.patience(nanos.getAsLong());
        CompletableFuture<Void> place;
        try {
            place = account.budget().turn(priority, patience);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        call.waitsFor(place);
        CompletableFuture<Void> turn = account.observed().traffic().follow(priority, call.maxWait(), place);
        // A turn that comes later comes on a thread of the budget, which must not be blocked either.
        CompletableFuture<CompletableFuture<ApiAnswer>> next = turn.isDone()
                ? turn.handle((granted, failure) -> proceed(call, failure))
                : turn.handleAsync((granted, failure) -> proceed(call, failure), account.pool());
        return next.thenCompose(answer -> answer);
    }

    private CompletableFuture<ApiAnswer> proceed(CallInProgress call, Throwable noTurn) {
        if (noTurn != null) {
            Throwable reason = Futures.unwrap(noTurn);
            return CompletableFuture.failedFuture(
                    reason instanceof PlanadoRateLimitException limit
                            ? CallFailures.noTurn(call, limit.getMessage(), limit.getRetryAfter())
                            : reason);
        }
        if (!call.takeOff()) {
            account.budget().giveBack();
            return CompletableFuture.failedFuture(CallFailures.stopped(call));
        }
        // Only now: a call that waits for its turn must not hold the one permit with which the breaker tries the
        // vendor.
        if (!account.breaker().tryAcquirePermission()) {
            call.land();
            account.budget().giveBack();
            return CompletableFuture.failedFuture(breakerOpen(call));
        }
        Verdict verdict = exchange(call);
        return settle(call, verdict, call.land());
    }

    private Verdict exchange(CallInProgress call) {
        Attempt attempt = call.next();
        long start = nanos.getAsLong();
        RawAnswer answer = null;
        Verdict verdict;
        account.observed().traffic().sent();
        try {
            answer = account.transport().send(attempt.request());
            account.observed().key().answered(answer.status(), nanos.getAsLong());
            verdict = AnswerClassifier.classify(
                    attempt, answer, answered.contains(attempt.request().call()));
        } catch (IOException e) {
            verdict = AnswerClassifier.classify(attempt, e);
        } catch (RuntimeException e) {
            // The HTTP client throws these when its connection is taken away in the middle of a request.
            verdict = AnswerClassifier.classify(attempt, new IOException(e.toString(), e));
        }
        tellBreaker(verdict, nanos.getAsLong() - start);
        tellBudget(verdict, answer);
        return verdict;
    }

    /** What was answered below 500 has passed the limit; 5xx may come from what stands before it. */
    private void tellBudget(Verdict verdict, RawAnswer answer) {
        if (answer != null && answer.status() < SERVER_SIDE && !(verdict instanceof Verdict.Refused)) {
            tell(() -> account.budget().answered(answer.told()));
        }
    }

    /** What the vendor has done stays done, also when a budget of the application's own fails to take note of it. */
    private void tell(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The budget {} failed to take note of an answer; the call goes on",
                    account.budget().getClass().getName(),
                    e);
        }
    }

    /** The breaker counts 5xx, time-outs and lost connections; an answer that names a mistake is a healthy vendor. */
    private void tellBreaker(Verdict verdict, long tookNanos) {
        if (verdict instanceof Verdict.Refused) {
            account.breaker().releasePermission();
        } else if (verdict instanceof Verdict.Failed failed && failed.failure() instanceof PlanadoServerException) {
            account.breaker().onError(tookNanos, TimeUnit.NANOSECONDS, failed.failure());
        } else {
            account.breaker().onSuccess(tookNanos, TimeUnit.NANOSECONDS);
        }
    }

    private CompletableFuture<ApiAnswer> settle(CallInProgress call, Verdict verdict, boolean mayGoOn) {
        if (verdict instanceof Verdict.Accepted accepted) {
            if (call.request().call().resource() != Resource.RAW) {
                answered.add(call.request().call());
            }
            return CompletableFuture.completedFuture(accepted.answer());
        }
        if (verdict instanceof Verdict.Refused refused) {
            return refused(call, refused, mayGoOn);
        }
        Verdict.Failed failed = (Verdict.Failed) verdict;
        call.failed(failed.failure(), failed.mayBeDone());
        if (failed.mayBeDone() && !call.request().repeatable()) {
            return CompletableFuture.failedFuture(CallFailures.outcomeUnknown(call, failed.failure()));
        }
        return CompletableFuture.failedFuture(
                failed.passing() && mayGoOn ? new PassingFailure(failed.failure()) : failed.failure());
    }

    /** Everybody pauses, and the call takes another turn, within its patience. */
    private CompletableFuture<ApiAnswer> refused(CallInProgress call, Verdict.Refused refused, boolean mayGoOn) {
        call.wasRefused();
        account.observed().traffic().refused();
        tell(() -> account.budget().refused(refused.told()));
        if (!mayGoOn) {
            return CompletableFuture.failedFuture(CallFailures.stopped(call));
        }
        Duration left = call.patience(nanos.getAsLong());
        if (!left.isZero()) {
            return onPool(call);
        }
        account.observed().traffic().denied(call.request().priority(), call.maxWait());
        return CompletableFuture.failedFuture(CallFailures.noTurn(
                call,
                "refused by the vendor until maxWait was over",
                refused.told().pause()));
    }

    private RuntimeException breakerOpen(CallInProgress call) {
        return CallFailures.breakerOpen(call, account.settings().resilience().breakerDelay());
    }
}
