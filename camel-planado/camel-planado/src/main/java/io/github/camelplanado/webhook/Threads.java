package io.github.camelplanado.webhook;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The threads that work for the answers to webhooks.
 *
 * @param pool refuses what it cannot queue
 * @param timer ends the patience of those who wait
 * @param manager of the Camel context
 */
record Threads(ExecutorService pool, ScheduledExecutorService timer, ExecutorServiceManager manager) {

    /** @param name of the threads, for people who look at them */
    static Threads of(CamelContext context, Object owner, String name, int threads) {
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        // What was given up stays in the queue until a thread passes it, so there is room for twice the places.
        profile.setMaxQueueSize(threads * Dispatcher.WAITING_PER_THREAD * 2);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return new Threads(
                manager.newThreadPool(owner, name, profile),
                manager.newSingleThreadScheduledExecutor(owner, name + "-timeout"),
                manager);
    }

    /** Takes nothing more. No interrupt: an exchange that goes on is Camel's to wait for or to break off. */
    void stop() {
        manager.shutdown(pool);
        manager.shutdown(timer);
    }

    /** Interrupts what still runs. */
    void breakOff() {
        manager.shutdownNow(pool);
    }
}
