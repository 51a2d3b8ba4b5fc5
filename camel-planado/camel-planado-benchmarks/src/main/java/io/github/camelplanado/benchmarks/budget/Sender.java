package io.github.camelplanado.benchmarks.budget;

import java.time.Duration;

/** What decides in one JVM when a call goes. */
interface Sender {

    /**
     * A call wants to go.
     *
     * @param go to be run once, when it may
     */
    void first(boolean urgent, Runnable go);

    /**
     * A call was refused and wants to go again.
     *
     * @param attempts how often it went, at least 1
     * @param retryAfter what the vendor's header says, whole seconds
     */
    void again(boolean urgent, int attempts, Duration retryAfter, Runnable go);

    /** A call was taken. */
    default void taken() {}

    /** The process ends: nothing goes any more. */
    default void kill() {}
}
