package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final ScheduledThreadPoolExecutor thread;
    private volatile boolean open;
    private volatile boolean everOpen;
    private volatile String trouble;

    /**
     * A line that is up until a call fails.
     *
     * @param account names the bucket; no secret
     * @param unknown how a new bucket begins
     * @param timeout of one call
     * @param retryDelay between looks at a store that is down
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
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "planado-budget-store");
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins to connect, without waiting for it. */
    void connect() {
        thread.execute(this::look);
    }

    /** Why the store is down, or null. */
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
        Duration patience = everOpen ? timeout : timeout.multipliedBy(PATIENCE_AT_FIRST);
        try {
            Future<T> answer = thread.submit(() -> work.apply(bucket()));
            try {
                return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                answer.cancel(true);
                throw down("no answer within " + patience, e);
            }
        } catch (ExecutionException e) {
            throw down(String.valueOf(e.getCause().getMessage()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreDownException("interrupted");
        } catch (RejectedExecutionException | CancellationException e) {
            throw new StoreDownException("the budget is closed");
        }
    }

    /** Reads the store's clock anew before the next call. */
    void doubt() {
        open = false;
    }

    /** Has the store make a new bucket. */
    void forget() {
        thread.execute(() -> {
            try {
                store.forget(account);
            } catch (Exception e) {
                down(String.valueOf(e.getMessage()), e);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
        store.close();
    }

    private Bucket bucket() throws Exception {
        if (!open) {
            store.open();
            open = true;
            everOpen = true;
        }
        return store.bucket(account, unknown);
    }

    private StoreDownException down(String reason, Throwable cause) {
        open = false;
        if (trouble == null && !thread.isShutdown()) {
            trouble = firstLine(reason);
            LOG.warn("The store of the shared budget is down; calls go on with this JVM's share: {}", reason);
            LOG.debug("The store's failure", cause);
            lookLater();
        }
        return new StoreDownException(reason);
    }

    private void look() {
        try {
            long tokens = bucket().getAvailableTokens();
            if (trouble != null) {
                trouble = null;
                LOG.info("The store of the shared budget is back; the bucket has {} thousandths of a call", tokens);
            }
        } catch (Exception e) {
            if (trouble == null) {
                down(String.valueOf(e.getMessage()), e);
            } else {
                trouble = firstLine(String.valueOf(e.getMessage()));
                open = false;
                lookLater();
            }
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("no reason");
    }

    private void lookLater() {
        try {
            thread.schedule(this::look, retryDelay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The budget is closed", e);
        }
    }
}
