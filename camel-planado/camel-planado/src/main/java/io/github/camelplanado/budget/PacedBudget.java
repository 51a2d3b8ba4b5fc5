package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;

/** The budget of an account within this class loader. Calls wait as futures in lanes; one timer wakes them. */
public final class PacedBudget implements RequestBudget {

    /** What a refusal without a usable {@code Retry-After} costs: the documentation names no figure. */
    static final Duration DEFAULT_PAUSE = Duration.ofSeconds(2);
    /** A wish of the vendor above this is not believed. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final ReentrantLock lock = new ReentrantLock();
    private final Lanes<Turn> lanes = new Lanes<>();
    private final Pace pace;
    private final int maxQueued;
    private final TimeMeter time;
    private final ScheduledExecutorService timer;
    private Future<?> wakeUp;
    private long pausedUntilNanos;
    private boolean closed;

    /**
     * A budget of that rate, empty at first.
     *
     * @param requestsPerMinute the account's rate; 0 for no pacing
     * @param burst how many unused permits may be saved up, at least 1
     * @param maxQueued how many calls may wait at once
     * @param time monotonic nanoseconds
     */
    public PacedBudget(int requestsPerMinute, int burst, int maxQueued, TimeMeter time) {
        this.pace = requestsPerMinute == 0 ? Pace.unlimited() : new TokenPace(requestsPerMinute, burst, time);
        this.maxQueued = maxQueued;
        this.time = time;
        this.pausedUntilNanos = time.currentTimeNanos();
        this.timer = timer();
    }

    @Override
    public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
        Turn turn = new Turn(priority, maxWait);
        lock.lock();
        try {
            if (closed) {
                turn.fail("the budget is closed: the component was stopped", null);
            } else if (pauseLeft() == 0 && !lanes.isAheadOf(priority) && pace.take(priority == Priority.HIGH)) {
                lanes.overtakenBy(priority);
                turn.complete(null);
            } else if (pauseLeft() > maxWait.toNanos()) {
                turn.fail("the account is paused by the vendor for longer than maxWait", pause());
            } else if (lanes.size() >= maxQueued) {
                turn.fail("maxQueued=" + maxQueued + " calls wait already", null);
            } else if (maxWait.isZero()) {
                turn.fail("no call is free at once and maxWait is 0", null);
            } else {
                await(turn);
            }
        } finally {
            lock.unlock();
        }
        return turn;
    }

    @Override
    public void refused(Duration retryAfter) {
        Duration wish =
                retryAfter == null || retryAfter.isNegative() || retryAfter.isZero() ? DEFAULT_PAUSE : retryAfter;
        Duration believed = wish.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wish;
        lock.lock();
        try {
            pausedUntilNanos = Math.max(pausedUntilNanos, time.currentTimeNanos() + believed.toNanos());
            schedule();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Duration pause() {
        lock.lock();
        try {
            return Duration.ofNanos(pauseLeft());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int waiting() {
        lock.lock();
        try {
            return lanes.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        List<Turn> left = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            while (!lanes.isEmpty()) {
                left.add(lanes.poll());
            }
        } finally {
            lock.unlock();
        }
        left.forEach(turn -> turn.fail("the budget is closed: the component was stopped", null));
        timer.shutdownNow();
    }

    private void await(Turn turn) {
        lanes.add(turn.priority, turn);
        Future<?> timeOut = timer.schedule(() -> expire(turn), turn.maxWait.toNanos(), TimeUnit.NANOSECONDS);
        turn.whenComplete((granted, failure) -> {
            timeOut.cancel(false);
            if (turn.isCancelled()) {
                leave(turn);
            }
        });
        schedule();
    }

    private void expire(Turn turn) {
        if (leave(turn)) {
            turn.fail("no turn within maxWait=" + turn.maxWait, pause());
        }
    }

    private boolean leave(Turn turn) {
        lock.lock();
        try {
            return lanes.remove(turn.priority, turn);
        } finally {
            lock.unlock();
        }
    }

    /** Grants what can be granted. Futures are completed outside the lock, since their owners go on at once. */
    private void grant() {
        List<Turn> granted = new ArrayList<>();
        lock.lock();
        try {
            while (!closed && pauseLeft() == 0 && !lanes.isEmpty() && pace.take(lanes.nextMayUseReserve())) {
                granted.add(lanes.poll());
            }
            schedule();
        } finally {
            lock.unlock();
        }
        for (Turn turn : granted) {
            if (!turn.complete(null)) {
                // Cancelled while it was granted: the turn is not lost.
                giveBack();
            }
        }
    }

    @Override
    public void giveBack() {
        lock.lock();
        try {
            pace.giveBack();
            schedule();
        } finally {
            lock.unlock();
        }
    }

    private void schedule() {
        if (wakeUp != null) {
            wakeUp.cancel(false);
            wakeUp = null;
        }
        if (!closed && !lanes.isEmpty()) {
            long nanos = Math.max(
                    pauseLeft(), pace.untilNext(lanes.nextMayUseReserve()).toNanos());
            wakeUp = timer.schedule(this::grant, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private long pauseLeft() {
        return Math.max(0, pausedUntilNanos - time.currentTimeNanos());
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "planado-budget");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** The place of one call. */
    private static final class Turn extends CompletableFuture<Void> {
        private final Priority priority;
        private final Duration maxWait;

        Turn(Priority priority, Duration maxWait) {
            this.priority = priority;
            this.maxWait = maxWait;
        }

        void fail(String reason, Duration retryAfter) {
            Failure failure = Failure.beforeSending("No turn in the account's budget", reason);
            completeExceptionally(new PlanadoRateLimitException(
                    failure, retryAfter == null || retryAfter.isZero() ? null : retryAfter));
        }
    }
}
