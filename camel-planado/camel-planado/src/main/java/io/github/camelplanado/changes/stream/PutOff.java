package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.github.camelplanado.changes.merge.Backoff;

/** Entities that could not be asked about, each with its own time to ask again. For one thread. */
final class PutOff {

    private final Clock clock;
    private final Map<String, Wait> waits = new HashMap<>();

    PutOff(Clock clock) {
        this.clock = clock;
    }

    private record Wait(int attempts, Instant until) {}

    /** Whether it may be asked about now. */
    boolean isDue(String uuid) {
        Wait wait = waits.get(uuid);
        return wait == null || isOver(wait);
    }

    /** It was asked about in vain: it waits, longer each time. */
    void again(String uuid) {
        Wait before = waits.get(uuid);
        int attempts = before == null ? 1 : before.attempts + 1;
        waits.put(uuid, new Wait(attempts, clock.instant().plus(Backoff.after(attempts))));
    }

    /** It was asked about. */
    void done(String uuid) {
        waits.remove(uuid);
    }

    /** Whether none is put off. */
    boolean isEmpty() {
        return waits.isEmpty();
    }

    /** After a round that asked about all that were due: what is still due is no candidate any more. */
    void forgetDue() {
        waits.values().removeIf(this::isOver);
    }

    private boolean isOver(Wait wait) {
        return !clock.instant().isBefore(wait.until);
    }
}
