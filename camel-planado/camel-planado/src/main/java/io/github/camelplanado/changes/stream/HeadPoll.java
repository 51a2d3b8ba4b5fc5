package io.github.camelplanado.changes.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.Head;
import io.github.camelplanado.changes.store.Entities.Merged;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.changes.store.Sweeps;

/**
 * Looks at the head of the list each {@code delay}. A look that cost several calls and brought nothing is followed by as many
 * pauses, so that an idle stream costs one call for each {@code delay}. For the thread of the reader.
 */
final class HeadPoll {

    private final StreamId stream;
    private final Head head;
    private final StoreMarks marks;
    private final StreamCalls calls;
    private final Duration delay;
    private final Clock clock;
    private Instant nextAt;
    private boolean owes;

    HeadPoll(StreamId stream, Head head, StoreMarks marks, StreamCalls calls, Duration delay, Clock clock) {
        this.stream = stream;
        this.head = head;
        this.marks = marks;
        this.calls = calls;
        this.delay = delay;
        this.clock = clock;
        this.nextAt = clock.instant();
    }

    /** The next look is due at once. */
    void hurry() {
        nextAt = clock.instant();
    }

    /** Calls that were made for nothing beside the looks; paid once between two looks, or there would never be another one. */
    void owe(long idleCalls) {
        if (!owes) {
            nextAt = nextAt.plus(delay.multipliedBy(idleCalls));
            owes = true;
        }
    }

    /** During the first sweep, what is above its first page; sites are read by a time that only its end tells. */
    boolean isDue(Sweeps.State state) {
        boolean useful = state.firstDone() || (stream.resource() != Resource.SITES && state.after() != null);
        return useful && !clock.instant().isBefore(nextAt);
    }

    /**
     * Looks, and merges what is new.
     *
     * @return null if there is more than a head can tell
     */
    Merged read(StreamStore store, Sweeps.State state) throws InterruptedException {
        owes = false;
        long before = calls.made();
        List<Change> found = head.read(!state.firstDone());
        long cost = calls.made() - before;
        Merged merged = found == null ? null : store.entities().merge(stream.name(), found);
        marks.save();
        boolean idle = found != null && found.isEmpty();
        nextAt = clock.instant().plus(delay.multipliedBy(idle ? Math.max(1, cost) : 1));
        return merged;
    }
}
