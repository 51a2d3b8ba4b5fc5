package io.github.camelplanado.webhook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelplanado.api.Change;

/**
 * One event on its way through the route. Repeats of it that come meanwhile share its outcome. Safe for many threads.
 */
final class Run {

    private enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    private final String key;
    private final Change change;
    private final CompletableFuture<Integer> outcome = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Run(Change change) {
        this.key = key(change);
        this.change = change;
    }

    /** Equal for repeats of one event, and for nothing else: two events of one change may share its uuid or version. */
    String key() {
        return key;
    }

    Change change() {
        return change;
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

    private static String key(Change change) {
        String eventUuid = change.delivery() == null ? null : change.delivery().eventUuid();
        if (eventUuid != null) {
            return eventUuid + " " + change.key();
        }
        return change.version() != null
                ? change.key()
                : change.key() + " " + change.body().toString();
    }
}
