package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.Priority;

/** The place of one call. */
final class Turn extends CompletableFuture<Void> {

    /** Whose patience ends first. */
    static final Comparator<Turn> BY_DEADLINE = (one, other) -> one.deadline == other.deadline
            ? Long.compare(one.number, other.number)
            : Long.signum(one.deadline - other.deadline);

    /** Longer than anybody waits, and short enough for sums of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Priority priority;
    private final Duration maxWait;
    private final long number;
    private final long deadline;
    private final Consumer<Turn> whenCancelled;

    /**
     * A place in a queue.
     *
     * @param number of its own
     * @param nowNanos monotonic
     * @param whenCancelled is told once, on the thread that cancels
     */
    Turn(Priority priority, Duration maxWait, long number, long nowNanos, Consumer<Turn> whenCancelled) {
        this.priority = priority;
        this.maxWait = maxWait;
        this.number = number;
        this.deadline = nowNanos + (maxWait.compareTo(LONGEST) > 0 ? LONGEST : maxWait).toNanos();
        this.whenCancelled = whenCancelled;
    }

    Priority priority() {
        return priority;
    }

    Duration maxWait() {
        return maxWait;
    }

    /** When its patience ends, in monotonic nanoseconds. */
    long deadline() {
        return deadline;
    }

    /** Instead of a dependent future: ten thousand may wait. */
    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean cancelled = super.cancel(mayInterrupt);
        if (cancelled) {
            whenCancelled.accept(this);
        }
        return cancelled;
    }

    /**
     * There is none.
     *
     * @param retryAfter when it is worth trying again; zero if that is not known
     */
    void refuse(String reason, Duration retryAfter) {
        Failure failure = Failure.beforeSending("No turn in the account's budget", reason);
        completeExceptionally(new PlanadoRateLimitException(failure, retryAfter.isZero() ? null : retryAfter));
    }
}
