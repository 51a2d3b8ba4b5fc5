package io.github.camelplanado.client;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.PlanadoException;
import io.github.camelplanado.api.RequestBudget;
import io.github.resilience4j.retry.Retry;

/**
 * Calls the vendor for one component. Safe for many threads.
 *
 * <p>A call that gets its turn at once is sent on the caller's thread, and its future is complete on return. One that has
 * to wait holds no thread and is sent on a thread of the account's pool; what follows it runs on another thread, so that a route
 * that blocks keeps no other call from being sent.
 */
public final class PlanadoClient implements Caller, AutoCloseable {

    /** How many calls are given up side by side: thousands may wait, and what their routes do then may block. */
    private static final int GIVING_UP = 32;

    private static final String COMPONENT = "the component";
    private static final String ROUTE = "its route";

    private final Account account;
    private final Retry retry;
    private final Duration maxWait;
    private final LongSupplier nanos;
    private final Attempts attempts;
    private final Runnable release;
    private final Names names;
    private final Set<CallInProgress> inProgress = ConcurrentHashMap.newKeySet();
    /** Routes that are being stopped. */
    private final Set<String> stopping = ConcurrentHashMap.newKeySet();

    private volatile boolean ending;

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
        this.attempts = new Attempts(account, nanos);
        this.release = release;
        this.names = new Names(this, account.names(), nanos);
    }

    /**
     * Sends a request, again where that is harmless and may help.
     *
     * @return fails with a {@link PlanadoException} and nothing else
     */
    @Override
    public CompletableFuture<ApiAnswer> send(ApiRequest request) {
        CallInProgress call = new CallInProgress(request, maxWait, nanos.getAsLong());
        Thread caller = Thread.currentThread();
        inProgress.add(call);
        retry.executeCompletionStage(account.timer(), () -> attempts.begin(call))
                .whenComplete((accepted, failure) -> {
                    Runnable end = () -> end(call, accepted, failure);
                    if (Thread.currentThread() == caller) {
                        end.run();
                    } else {
                        elsewhere(end);
                    }
                });
        if (stopsFor(request.requester())) {
            call.giveUp(ending ? COMPONENT : ROUTE);
        }
        return call.answer().whenComplete((accepted, failure) -> inProgress.remove(call));
    }

    /** Does something that may block, on a thread of the account's. */
    public void inBackground(Runnable task) {
        elsewhere(task);
    }

    /** The account's budget. */
    public RequestBudget budget() {
        return account.budget();
    }

    /** How the account stands, whoever uses it. */
    public AccountState state() {
        return account.state();
    }

    /** From now on told of the account's turns, whoever uses it, until what this returns is run. */
    public Runnable listen(TurnListener listener) {
        return account.observed().traffic().listen(listener);
    }

    /** How the account was set up. */
    public AccountSettings settings() {
        return account.settings();
    }

    /** Whether this call was ever answered with 2xx, so that the vendor is known to have it. */
    public boolean hasAnswered(ApiCall call) {
        return attempts.hasAnswered(call);
    }

    /** What the vendor was seen to do. */
    public Habits habits() {
        return account.habits();
    }

    /** External ids that were seen to exist. */
    public KnownIds knownIds() {
        return account.knownIds();
    }

    /** What is being written and was written last, by all who use the account in this JVM. */
    public OwnWrites ownWrites() {
        return account.ownWrites();
    }

    /** The uuids of things that have names. */
    public Names names() {
        return names;
    }

    /**
     * Calls that wait fail, those included that wait for a repeat and those that come from now on and would have to wait; what is
     * on the wire ends.
     */
    public void waitNoLonger() {
        ending = true;
        giveUp(new ConcurrentLinkedQueue<>(inProgress), COMPONENT);
    }

    /** The same for the calls of a route, until {@link #routeStarts}. Those of others go on. */
    public void routeStops(String route) {
        stopping.add(route);
        giveUpWaiting(route);
    }

    /** Calls of a route that wait fail; those that come later may wait again. */
    public void giveUpWaiting(String route) {
        Queue<CallInProgress> left = new ConcurrentLinkedQueue<>(inProgress);
        left.removeIf(call -> !call.request().requester().routes().contains(route));
        giveUp(left, ROUTE);
    }

    /** A route runs, maybe again. */
    public void routeStarts(String route) {
        stopping.remove(route);
    }

    /** Whether a call for them would not be waited for any more. */
    boolean stopsFor(Requester requester) {
        return ending || requester.routes().stream().anyMatch(stopping::contains);
    }

    private void giveUp(Queue<CallInProgress> left, String what) {
        // Not on this thread: what a route does with a failure must not hold up the one who stops.
        for (int i = Math.min(GIVING_UP, left.size()); i > 0; i--) {
            elsewhere(() -> {
                for (CallInProgress call = left.poll(); call != null; call = left.poll()) {
                    call.giveUp(what);
                }
            });
        }
    }

    /** Calls that have not ended give up and fail; the account goes on for others who share it. */
    @Override
    public void close() {
        waitNoLonger();
        release.run();
    }

    /** On a thread of its own; on this one when the account has closed meanwhile, since a call must end in any case. */
    private void elsewhere(Runnable task) {
        try {
            account.routes().execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    private static void end(CallInProgress call, ApiAnswer accepted, Throwable failure) {
        if (failure == null) {
            call.answer().complete(accepted);
        } else {
            call.answer().completeExceptionally(CallFailures.told(call, failure));
        }
    }
}
