package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The thread that works with a store, one task at a time. A driver may hold it for ever: then it is left to the driver, and
 * another one takes its place. Safe for many threads.
 */
final class StoreThread implements AutoCloseable {

    /** Threads that drivers may hold; above that nothing is begun until one of them comes back. */
    static final int MOST_HELD = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<ExecutorService> held = new ArrayList<>();
    private ExecutorService current = made();
    private boolean closed;

    /**
     * Does a task.
     *
     * @param patience how long it is waited for
     * @throws ExecutionException if it failed
     * @throws TimeoutException if it has not ended in time; it may still end, and what it gives is dropped
     * @throws java.util.concurrent.RejectedExecutionException after the end
     */
    <T> T call(Callable<T> task, Duration patience) throws ExecutionException, TimeoutException, InterruptedException {
        ExecutorService mine = current();
        Future<T> answer = mine.submit(task);
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            leave(mine);
            throw e;
        }
    }

    /** How many threads drivers hold. */
    int held() {
        lock.lock();
        try {
            held.removeIf(ExecutorService::isTerminated);
            return held.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            current.shutdownNow();
        } finally {
            lock.unlock();
        }
    }

    private ExecutorService current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    private void leave(ExecutorService late) {
        lock.lock();
        try {
            if (late == current && !closed && held() < MOST_HELD) {
                // It ends as soon as the driver lets go, at once if it was only slow.
                late.shutdownNow();
                held.add(late);
                current = made();
            }
        } finally {
            lock.unlock();
        }
    }

    private static ExecutorService made() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "planado-budget-store");
            thread.setDaemon(true);
            return thread;
        });
    }
}
