package io.github.camelplanado.changes.stream;

import java.time.Duration;

import io.github.camelplanado.changes.store.Inbox.Lag;

/** From when on something that ought to move stands still, so that people and the vendor are told. */
public final class Standstill {

    /** Longer than exchanges and pauses that are as they should be. */
    public static final Duration AFTER = Duration.ofMinutes(15);

    /** Deliveries that are not merged; merging some hundred takes a second. */
    public static final int MOST_UNMERGED = 50_000;

    private Standstill() {}

    /** Whether it lasts so long that it is one. */
    public static boolean is(Duration still) {
        return still.compareTo(AFTER) > 0;
    }

    /** Whether no more deliveries may be taken: what is kept is not merged, or not as fast as it comes. */
    public static boolean isFull(Lag lag) {
        return lag.unmerged() >= MOST_UNMERGED || is(lag.unmergedFor());
    }
}
