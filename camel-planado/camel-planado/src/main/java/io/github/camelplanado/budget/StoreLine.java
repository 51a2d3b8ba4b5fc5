package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to an account's bucket in a store: one call at a time, on a thread of its own, so that a store that never answers
 * holds nobody for longer than the time-out. After a failure it is down, and tries by itself until it is up again.
 */
final class StoreLine implements AutoCloseable {

    /** The first connection may take longer than a call. */
    private static final int PATIENCE_AT_FIRST = 5;

    private static final Logger LOG = LoggerFactory.getLogger(StoreLine.class);

    private final BucketStore store;
    private final String account;
    private final Supplier<BucketConfiguration> unknown;
    private final Duration timeout;
    private final Duration retryDelay;
    private final StoreThread thread = new StoreThread();
    /** Looks whether a store that is down is back; it never works with the store itself, so no driver holds it. */
    private final ScheduledThreadPoolExecutor watch;

    private volatile boolean open;
    private volatile boolean everOpen;
    private volatile String trouble;

    /**
     * A line that is up until a call fails.
     *
     * @param account names the bucket; no secret
     * @param unknown how a new bucket begins
     * @param timeout of one call
     * @param retryDelay between looks at a store that is down; twice as long for each thread that hangs in it
     */
    StoreLine(
            BucketStore store,
            String account,
            Supplier<BucketConfiguration> unknown,
            Duration timeout,
            Duration retryDelay) {
        this.store = store;
        this.account = account;
        this.unknown = unknown;
        this.timeout = timeout;
        this.retryDelay = retryDelay;
        this.watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "planado-budget-watch");
            made.setDaemon(true);
            return made;
        });
        watch.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins to connect, without waiting for it. */
    void connect() {
        watch.execute(this::look);
    }

    /** Why the store is down, in one line without secrets, or null. */
    String trouble() {
        return trouble;
    }

    /**
     * Works on the bucket.
     *
     * @throws StoreDownException if the store is down, fails, or does not answer in time; what was begun may still be done
     */
    <T> T call(Function<Bucket, T> work) throws StoreDownException {
        String known = trouble;
        if (known != null) {
            throw new StoreDownException(known);
        }
        try {
            return ask(work);
        } catch (StoreDownException e) {
            down(e.getMessage());
            throw e;
        }
    }

    /** Reads the store's clock anew before the next call. */
    void doubt() {
        open = false;
    }

    /** Has the store make a new bucket. */
    void forget() {
        watch.execute(() -> {
            try {
                onThread(() -> {
                    store.forget(account);
                    return null;
                });
            } catch (StoreDownException e) {
                down(e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        watch.shutdownNow();
        thread.close();
        store.close();
    }

    private <T> T ask(Function<Bucket, T> work) throws StoreDownException {
        AtomicBoolean tooLate = new AtomicBoolean();
        try {
            return onThread(() -> {
                Bucket bucket = bucket();
                if (tooLate.get()) {
                    throw new StoreDownException("the store answered too late");
                }
                return work.apply(bucket);
            });
        } finally {
            tooLate.set(true);
        }
    }

    private <T> T onThread(Callable<T> task) throws StoreDownException {
        Duration patience = everOpen ? timeout : timeout.multipliedBy(PATIENCE_AT_FIRST);
        try {
            return thread.call(task, patience);
        } catch (TimeoutException e) {
            throw new StoreDownException("no answer within " + patience);
        } catch (ExecutionException e) {
            LOG.debug("The store's failure: {}", StoreTrouble.causes(e.getCause()));
            throw new StoreDownException(StoreTrouble.text(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreDownException("interrupted");
        } catch (RejectedExecutionException | CancellationException e) {
            throw new StoreDownException("the budget is closed");
        }
    }

    private Bucket bucket() throws Exception {
        if (!open) {
            store.open();
            open = true;
            everOpen = true;
        }
        return store.bucket(account, unknown);
    }

    private void down(String reason) {
        open = false;
        if (trouble == null && !watch.isShutdown()) {
            trouble = StoreTrouble.line(reason);
            LOG.warn("The store of the shared budget is down; calls go on with this JVM's share: {}", reason);
            lookLater();
        }
    }

    private void look() {
        try {
            long tokens = ask(Bucket::getAvailableTokens);
            if (trouble != null) {
                trouble = null;
                LOG.info("The store of the shared budget is back; the bucket has {} thousandths of a call", tokens);
            }
        } catch (StoreDownException e) {
            if (trouble == null) {
                down(e.getMessage());
            } else {
                trouble = StoreTrouble.line(e.getMessage());
                open = false;
                lookLater();
            }
        }
    }

    private void lookLater() {
        try {
            watch.schedule(this::look, retryDelay.toNanos() << thread.held(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The budget is closed", e);
        }
    }
}
