package io.github.camelplanado.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One event that is worked on. Repeats of it that come meanwhile share its outcome. Safe for many threads.
 */
final class Run {

    private enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    private final String key;
    private final Work work;
    private final CompletableFuture<Integer> outcome = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Run(String key, Work work) {
        this.key = key;
        this.work = work;
    }

    /** Equal for repeats of one event, and for nothing else. */
    String key() {
        return key;
    }

    Work work() {
        return work;
    }

    /** The status of the answer, once it is known. */
    CompletableFuture<Integer> outcome() {
        return outcome;
    }

    /** Whether it begins now; not if it was given up. */
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.RUNNING);
    }

    /** Whether it has ended by this, before it began. */
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.ENDED);
    }

    /** Whether it has ended by this. */
    boolean end() {
        return state.compareAndSet(State.RUNNING, State.ENDED);
    }
}
