package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks later, one at a time. Tests and simulations bring their own. */
public interface Timer extends AutoCloseable {

    /**
     * Runs a task once.
     *
     * @param delay from now, not negative; a task that is due goes behind those that were due before
     * @return calls it off, if it does not run yet
     */
    Runnable after(Duration delay, Runnable task);

    /** What has not begun is dropped, and so is what comes later. */
    @Override
    void close();

    /** A daemon thread of that name, started on first use. */
    static Timer thread(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new Timer() {
            @Override
            public Runnable after(Duration delay, Runnable task) {
                Future<?> later = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> later.cancel(false);
            }

            @Override
            public void close() {
                executor.shutdown();
            }
        };
    }
}
