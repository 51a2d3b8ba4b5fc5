package io.github.camelplanado.simulator;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that never keep a JVM alive and tell by their name what they are for. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /**
     * A factory of such threads.
     *
     * @param name the first part of the threads' names
     * @return the factory
     */
    public static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
