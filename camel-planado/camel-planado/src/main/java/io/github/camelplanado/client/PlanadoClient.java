package io.github.camelplanado.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.PlanadoOutcomeUnknownException;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.PlanadoServerException;
import io.github.camelplanado.api.RequestBudget;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.retry.Retry;

/**
 * Calls the vendor for one component. Safe for many threads.
 *
 * <p>A call that gets its turn at once is sent on the caller's thread, and its future is complete on return. One that has
 * to wait holds no thread, and is sent on a thread of the account's pool.
 */
public final class PlanadoClient implements AutoCloseable {

    private final Account account;
    private final Retry retry;
    private final Duration maxWait;
    private final LongSupplier nanos;
    private final Runnable release;
    private final Set<CallInProgress> inProgress = ConcurrentHashMap.newKeySet();

    /**
     * One user of the account.
     *
     * @param maxWait how long a call may wait for its turns
     * @param nanos monotonic nanoseconds
     * @param release gives the account back
     */
    PlanadoClient(Account account, Retry retry, Duration maxWait, LongSupplier nanos, Runnable release) {
        this.account = account;
        this.retry = retry;
        this.maxWait = maxWait;
        this.nanos = nanos;
        this.release = release;
    }

    /**
     * Sends a request, again where that is harmless and may help.
     *
     * @return fails with a {@link PlanadoException} and nothing else
     */
    public CompletableFuture<ApiAnswer> send(ApiRequest request) {
        CallInProgress call = new CallInProgress(request, maxWait, nanos.getAsLong());
        inProgress.add(call);
        retry.executeCompletionStage(account.timer(), () -> begin(call)).whenComplete((accepted, failure) -> {
            if (failure == null) {
                call.answer().complete(accepted);
            } else {
                call.answer().completeExceptionally(Futures.reason(failure, call));
            }
        });
        return call.answer().whenComplete((accepted, failure) -> inProgress.remove(call));
    }

    /** The account's budget. */
    public RequestBudget budget() {
        return account.budget();
    }

    /** How the account was set up. */
    public AccountSettings settings() {
        return account.settings();
    }

    /** External ids that were seen to exist. */
    public KnownIds knownIds() {
        return account.knownIds();
    }

    /**
     * Calls that have not ended give up and fail, those included that wait for a repeat; the account goes on for others who
     * share it.
     */
    @Override
    public void close() {
        // On the pool: what a route does with a failure must not hold up the one who stops.
        inProgress.forEach(call -> account.pool().execute(call::giveUp));
        release.run();
    }

    /** A repeat comes from the timer, which must not be blocked: it goes on in the pool. */
    private CompletableFuture<ApiAnswer> begin(CallInProgress call) {
        return call.attempts() == 0
                ? attempt(call)
                : CompletableFuture.supplyAsync(() -> attempt(call), account.pool())
                        .thenCompose(next -> next);
    }

    private CompletableFuture<ApiAnswer> attempt(CallInProgress call) {
        try {
            account.breaker().acquirePermission();
        } catch (CallNotPermittedException e) {
            return CompletableFuture.failedFuture(breakerOpen(call));
        }
        CompletableFuture<Void> turn =
                account.budget().turn(call.request().priority(), call.patience(nanos.getAsLong()));
        call.waitsFor(turn);
        // A turn that comes later comes on a thread of the budget, which must not be blocked either.
        CompletableFuture<CompletableFuture<ApiAnswer>> next = turn.isDone()
                ? turn.handle((granted, failure) -> proceed(call, failure))
                : turn.handleAsync((granted, failure) -> proceed(call, failure), account.pool());
        return next.thenCompose(answer -> answer);
    }

    private CompletableFuture<ApiAnswer> proceed(CallInProgress call, Throwable noTurn) {
        return noTurn == null ? settle(call, exchange(call)) : noTurn(call, noTurn);
    }

    private Verdict exchange(CallInProgress call) {
        Attempt attempt = call.next();
        long start = nanos.getAsLong();
        Verdict verdict;
        try {
            verdict = AnswerClassifier.classify(attempt, account.transport().send(attempt.request()));
        } catch (IOException e) {
            verdict = AnswerClassifier.classify(attempt, e);
        }
        tellBreaker(verdict, nanos.getAsLong() - start);
        return verdict;
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

    private CompletableFuture<ApiAnswer> settle(CallInProgress call, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return CompletableFuture.completedFuture(accepted.answer());
        }
        if (verdict instanceof Verdict.Refused refused) {
            account.budget().refused(refused.retryAfter());
            return attempt(call);
        }
        Verdict.Failed failed = (Verdict.Failed) verdict;
        if (failed.mayBeDone()) {
            call.becomesUnclear();
        }
        if (failed.mayBeDone() && !call.request().repeatable()) {
            return CompletableFuture.failedFuture(outcomeUnknown(call, failed.failure()));
        }
        return CompletableFuture.failedFuture(
                failed.passing() ? new PassingFailure(failed.failure()) : failed.failure());
    }

    private CompletableFuture<ApiAnswer> noTurn(CallInProgress call, Throwable failure) {
        account.breaker().releasePermission();
        Throwable reason = Futures.unwrap(failure);
        if (reason instanceof PlanadoRateLimitException limit) {
            String text = call.request().name() + ": " + limit.getMessage();
            Failure told = new Failure(
                    text,
                    call.request().name(),
                    call.attempts() == 0 ? 0 : 429,
                    null,
                    null,
                    call.attempts(),
                    call.isUnclear(),
                    null);
            return CompletableFuture.failedFuture(new PlanadoRateLimitException(told, limit.getRetryAfter()));
        }
        return CompletableFuture.failedFuture(reason);
    }

    private PlanadoServerException breakerOpen(CallInProgress call) {
        String text =
                call.request().name() + ": not sent, because the vendor failed too often; the circuit breaker is open"
                        + " for " + account.settings().resilience().breakerDelay();
        return new PlanadoServerException(
                new Failure(text, call.request().name(), 0, null, null, call.attempts(), call.isUnclear(), null));
    }

    private static PlanadoOutcomeUnknownException outcomeUnknown(CallInProgress call, PlanadoException reason) {
        String text =
                reason.getMessage() + "; the vendor may have made the entity. Look for it before you try again, or give"
                        + " creates an external_id: then they are repeated safely";
        return new PlanadoOutcomeUnknownException(new Failure(
                text,
                call.request().name(),
                reason.getStatus(),
                reason.getCode(),
                reason.getVendorMessage(),
                call.attempts(),
                true,
                reason));
    }
}
