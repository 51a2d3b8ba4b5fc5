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
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on events and brings their outcome to the answers that wait for it. No thread of the HTTP server waits here, and
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
    private final Duration ackTimeout;
    private final Semaphore places;
    private final ExecutorService pool;
    private final ScheduledExecutorService timer;
    private volatile boolean closed;

    /**
     * @param threads size of the pool
     * @param pool refuses what it cannot queue
     */
    Dispatcher(Duration ackTimeout, int threads, ExecutorService pool, ScheduledExecutorService timer) {
        this.ackTimeout = ackTimeout;
        this.places = new Semaphore(threads * (1 + WAITING_PER_THREAD));
        this.pool = pool;
        this.timer = timer;
    }

    /**
     * Works on an event, or joins the run of it; the answer is sent in either case.
     *
     * @param key equal for repeats of one event
     */
    void dispatch(String key, Work work, Answer answer) {
        Run mine = new Run(key, work);
        Run before = running.putIfAbsent(mine.key(), mine);
        if (before == null) {
            start(mine);
        }
        await(before == null ? mine : before, answer);
    }

    /** Whether an event that comes now is refused, unless a place becomes free. */
    boolean isFull() {
        return places.availablePermits() == 0;
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
            LOG.info("{} webhooks are still worked on; they were answered 503", running.size());
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
            pool.execute(() -> begin(run));
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
        LOG.debug("Webhook {}: not done within ackTimeout={}", run.key(), ackTimeout);
    }

    private void begin(Run run) {
        if (!run.begin()) {
            return;
        }
        CompletableFuture<BooleanSupplier> begun = begun(run.work());
        if (begun.isDone()) {
            finish(run, begun);
        } else {
            begun.whenComplete((rest, failure) -> onPool(run, () -> finish(run, begun)));
        }
    }

    private void onPool(Run run, Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            end(run, Answer.LATER);
        }
    }

    private static CompletableFuture<BooleanSupplier> begun(Work work) {
        try {
            return work.begin();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void finish(Run run, CompletableFuture<BooleanSupplier> begun) {
        boolean succeeded = false;
        try {
            succeeded = begun.get().getAsBoolean();
        } catch (ExecutionException e) {
            LOG.warn(
                    "Webhook {}: the entity could not be fetched, so it is answered 503: {}",
                    run.key(),
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
