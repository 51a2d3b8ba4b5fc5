package io.github.camelplanado;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.camelplanado.changes.store.Inbox;
import io.github.camelplanado.changes.stream.Standstill;

/**
 * Whether the inbox takes more: not while what it has is not merged, since the vendor keeps what is refused, and sends it
 * again. Asked for each webhook, looked up some times a minute. Safe for many threads.
 */
final class InboxRoom {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Supplier<Inbox.Lag> lag;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Instant nextAt = Instant.MIN;
    private volatile String full;

    /** @param lag asks the store */
    InboxRoom(Supplier<Inbox.Lag> lag, Clock clock) {
        this.lag = lag;
        this.clock = clock;
    }

    /**
     * Does nothing if there is room.
     *
     * @throws IllegalStateException if there is none
     * @throws RuntimeException if the store does not answer
     */
    void require() {
        // Others do not wait for the one who looks.
        if (!clock.instant().isBefore(nextAt) && looking.tryLock()) {
            try {
                full = reason(lag.get());
                nextAt = clock.instant().plus(KEPT);
            } finally {
                looking.unlock();
            }
        }
        String reason = full;
        if (reason != null) {
            throw new IllegalStateException(reason);
        }
    }

    private static String reason(Inbox.Lag lag) {
        return Standstill.isFull(lag)
                ? "Webhooks that were received are not merged: " + lag.unmerged() + " wait, and nothing moved for "
                        + lag.unmergedFor().toMinutes() + " minutes; the log has why"
                : null;
    }
}
