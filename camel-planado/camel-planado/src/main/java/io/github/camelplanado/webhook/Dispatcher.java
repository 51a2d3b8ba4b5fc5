package io.github.camelplanado.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.camelplanado.api.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to the route and their outcome to the answers that wait for it. No thread of the HTTP server waits here, and
 * none of the pool waits for the account's budget.
 *
 * <p>An event that no thread was free for within {@code ackTimeout} is given up: the vendor sends it again, and it must not
 * run twice. One that has begun goes on.
 */
final class Dispatcher {

    /** Events that wait for a thread, for each thread; above that they are refused at once. */
    static final int WAITING_PER_THREAD = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Map<String, Run> running = new ConcurrentHashMap<>();
    private final Function<Change, CompletableFuture<Change>> detail;
    private final RouteCall route;
    private final Duration ackTimeout;
    private final Semaphore places;
    private final ExecutorService pool;
    private final ScheduledExecutorService timer;
    private volatile boolean closed;

    /** What tells a change to the route, on this thread; true if it succeeded. */
    @FunctionalInterface
    interface RouteCall {
        boolean tell(Change change);
    }

    /**
     * @param detail fetches what the webhook did not carry
     * @param threads size of the pool
     * @param pool refuses what it cannot queue
     */
    Dispatcher(
            Function<Change, CompletableFuture<Change>> detail,
            RouteCall route,
            Duration ackTimeout,
            int threads,
            ExecutorService pool,
            ScheduledExecutorService timer) {
        this.detail = detail;
        this.route = route;
        this.ackTimeout = ackTimeout;
        this.places = new Semaphore(threads * (1 + WAITING_PER_THREAD));
        this.pool = pool;
        this.timer = timer;
    }

    /** Routes a change, or joins the run of its event; the answer is sent in either case. */
    void dispatch(Change change, Answer answer) {
        Run mine = new Run(change);
        Run before = running.putIfAbsent(mine.key(), mine);
        if (before == null) {
            start(mine);
        }
        await(before == null ? mine : before, answer);
    }

    /** Answers what waits, and gives what runs a moment. The pool is the caller's. */
    void close() throws InterruptedException {
        closed = true;
        running.values().forEach(this::giveUp);
        CompletableFuture<?>[] rest =
                running.values().stream().map(Run::outcome).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(rest).get(ackTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.info("{} webhooks are still in their routes; they were answered 503", running.size());
        }
    }

    private void start(Run run) {
        if (closed || !places.tryAcquire()) {
            running.remove(run.key(), run);
            run.giveUp();
            run.outcome().complete(Answer.LATER);
            return;
        }
        try {
            pool.execute(() -> fetch(run));
        } catch (RejectedExecutionException e) {
            giveUp(run);
        }
    }

    private void await(Run run, Answer answer) {
        Future<?> patience;
        try {
            patience = timer.schedule(() -> timeOut(run, answer), ackTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            answer.later(Answer.LATER);
            return;
        }
        run.outcome().thenAccept(status -> {
            patience.cancel(false);
            answer.later(status);
        });
    }

    private void timeOut(Run run, Answer answer) {
        answer.later(Answer.LATER);
        giveUp(run);
        LOG.debug("Webhook {}: not done within ackTimeout={}", run.change().key(), ackTimeout);
    }

    private void fetch(Run run) {
        if (!run.begin()) {
            return;
        }
        CompletableFuture<Change> fetched = fetched(run.change());
        if (fetched.isDone()) {
            route(run, fetched);
        } else {
            fetched.whenComplete((change, failure) -> onPool(run, () -> route(run, fetched)));
        }
    }

    private void onPool(Run run, Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            end(run, Answer.LATER);
        }
    }

    private CompletableFuture<Change> fetched(Change change) {
        try {
            return detail.apply(change);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void route(Run run, CompletableFuture<Change> fetched) {
        boolean succeeded = false;
        try {
            succeeded = route.tell(fetched.get());
        } catch (ExecutionException e) {
            LOG.warn(
                    "Webhook {}: the entity could not be fetched, so it is answered 503: {}",
                    run.change().key(),
                    String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(run, succeeded ? Answer.OK : Answer.LATER);
        }
    }

    private void giveUp(Run run) {
        if (run.giveUp()) {
            conclude(run, Answer.LATER);
        }
    }

    private void end(Run run, int status) {
        if (run.end()) {
            conclude(run, status);
        }
    }

    /** The key is free before the answer goes out: a repeat that comes after it is routed again. */
    private void conclude(Run run, int status) {
        running.remove(run.key(), run);
        places.release();
        run.outcome().complete(status);
    }
}
