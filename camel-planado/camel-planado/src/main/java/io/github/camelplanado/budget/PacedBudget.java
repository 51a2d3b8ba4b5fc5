package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.BudgetTerms;
import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The budget of an account within this class loader: calls wait as futures in lanes, one alarm wakes the next of them when the
 * {@link Pace} has a permit. A local pace is asked on the caller's thread, so that a call whose turn is at hand goes at once;
 * any other one on the thread of the timer alone.
 */
public final class PacedBudget implements RequestBudget {

    private static final Logger LOG = LoggerFactory.getLogger(PacedBudget.class);
    /** When to ask a pace again that failed to answer. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final long NEVER = Long.MAX_VALUE / 2;
    private static final String THREAD = "planado-budget";
    private static final String CLOSED = "the budget is closed: the component was stopped";

    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingCalls waiting = new WaitingCalls();
    private final Pace pace;
    private final int maxQueued;
    private final TimeMeter time;
    private final Timer timer;
    private final long startNanos;
    private long calls;
    /** When it is worth asking the pace, after the start. */
    private long askAt = NEVER;

    private long alarmAt = NEVER;
    private Runnable callOff = () -> {};
    private boolean closed;

    /**
     * A budget of that rate in memory, empty at first.
     *
     * @param requestsPerMinute the account's rate; 0 for no pacing
     * @param burst how many unused permits may be saved up, at least 1
     * @param maxQueued how many calls may wait at once
     * @param time monotonic nanoseconds
     */
    public PacedBudget(int requestsPerMinute, int burst, int maxQueued, TimeMeter time) {
        this(pace(requestsPerMinute, burst, false, time), maxQueued, time, Timer.thread(THREAD));
    }

    /**
     * A budget over a pace.
     *
     * @param pace where permits come from; closed with the budget
     * @param maxQueued how many calls may wait at once
     * @param time monotonic nanoseconds
     * @param timer runs what waits; closed with the budget
     */
    public PacedBudget(Pace pace, int maxQueued, TimeMeter time, Timer timer) {
        this.pace = pace;
        this.maxQueued = maxQueued;
        this.time = time;
        this.timer = timer;
        this.startNanos = time.currentTimeNanos();
    }

    /**
     * The budget of an account in memory, empty at first.
     *
     * @param time monotonic nanoseconds
     */
    public static PacedBudget local(BudgetTerms terms, TimeMeter time) {
        Pace pace = pace(terms.requestsPerMinute(), terms.burst(), terms.learnRate(), time);
        return new PacedBudget(pace, terms.maxQueued(), time, Timer.thread(THREAD));
    }

    private static Pace pace(int requestsPerMinute, int burst, boolean learnRate, TimeMeter time) {
        return requestsPerMinute == 0
                ? new UnlimitedPace(time)
                : new TokenPace(
                        new Learning(requestsPerMinute, burst, learnRate),
                        time,
                        () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
        Turn turn;
        boolean ahead;
        lock.lock();
        try {
            turn = new Turn(priority, maxWait, calls++, now(), this::leave);
            ahead = closed || waiting.isAheadOf(priority);
        } finally {
            lock.unlock();
        }
        if (ahead || !pace.isLocal()) {
            enter(turn, ahead ? NEVER : now());
            return turn;
        }
        Duration wait = pace.take(priority == Priority.HIGH);
        if (wait.isZero()) {
            goAtOnce(turn);
        } else {
            enter(turn, now() + wait.toNanos());
        }
        return turn;
    }

    @Override
    public void giveBack() {
        onPace(() -> {
            pace.giveBack();
            askAgain(now());
        });
    }

    @Override
    public void refused(LimitHints told) {
        onPace(() -> pace.refused(PauseRule.afterRefusal(told)));
    }

    @Override
    public void answered(LimitHints told) {
        onPace(() -> {
            pace.accepted();
            Duration pause = PauseRule.afterAnswer(told);
            if (pause != null) {
                pace.pause(pause);
            }
        });
    }

    @Override
    public Duration pause() {
        return pace.state().pause();
    }

    @Override
    public String trouble() {
        return pace.trouble();
    }

    @Override
    public OptionalDouble requestsPerMinute() {
        double rate = pace.state().requestsPerMinute();
        return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    @Override
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        List<Turn> left;
        lock.lock();
        try {
            closed = true;
            left = waiting.removeAll();
            arm();
        } finally {
            lock.unlock();
        }
        left.forEach(turn -> turn.refuse(CLOSED, Duration.ZERO));
        timer.close();
        pace.close();
    }

    private void goAtOnce(Turn turn) {
        boolean tooLate;
        lock.lock();
        try {
            tooLate = closed;
            waiting.overtakenBy(turn.priority());
        } finally {
            lock.unlock();
        }
        if (tooLate) {
            turn.refuse(CLOSED, Duration.ZERO);
        } else {
            turn.complete(null);
        }
    }

    /** Lets it wait, or refuses it at once where waiting is in vain. */
    private void enter(Turn turn, long ask) {
        Duration pause = pause();
        String refusal = null;
        lock.lock();
        try {
            if (closed) {
                refusal = CLOSED;
            } else if (pause.compareTo(turn.maxWait()) > 0) {
                refusal = "the account is paused by the vendor for " + (pause.toSeconds() + 1)
                        + " s more, which is longer than what is left of maxWait";
            } else if (waiting.sizeDownTo(turn.priority()) >= maxQueued) {
                refusal = "maxQueued=" + maxQueued + " calls wait already";
            } else if (turn.maxWait().isZero() && pace.isLocal()) {
                refusal = "no call is free at once and nothing is left of maxWait";
            } else {
                // Those who were ahead may have gone since it looked: then nobody else asks for it.
                boolean alone = ask == NEVER && waiting.isEmpty();
                waiting.add(turn);
                askAt = Math.min(askAt, alone ? now() : ask);
                arm();
            }
        } finally {
            lock.unlock();
        }
        if (refusal != null) {
            turn.refuse(refusal, pause);
        }
    }

    private void leave(Turn turn) {
        lock.lock();
        try {
            waiting.remove(turn);
            arm();
        } finally {
            lock.unlock();
        }
    }

    private void onPace(Runnable task) {
        if (pace.isLocal()) {
            task.run();
        } else {
            timer.after(Duration.ZERO, () -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("The pace of the budget could not be told what happened", e);
                }
            });
        }
    }

    private void askAgain(long at) {
        lock.lock();
        try {
            askAt = Math.min(askAt, at);
            arm();
        } finally {
            lock.unlock();
        }
    }

    /** On the timer's thread. First come the turns: who is given one at the last moment has it. */
    private void wake() {
        lock.lock();
        try {
            alarmAt = NEVER;
        } finally {
            lock.unlock();
        }
        try {
            while (mayAsk()) {
                ask();
            }
        } catch (RuntimeException e) {
            LOG.warn("The pace of the budget failed; it is asked again in {}", AFTER_FAILURE, e);
            askLater();
        } finally {
            expire();
        }
    }

    private void askLater() {
        lock.lock();
        try {
            askAt = now() + AFTER_FAILURE.toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void expire() {
        List<Turn> expired;
        lock.lock();
        try {
            expired = waiting.removeExpired(now());
            arm();
        } finally {
            lock.unlock();
        }
        if (!expired.isEmpty()) {
            Duration pause = pause();
            expired.forEach(turn -> turn.refuse("no turn within maxWait", pause));
        }
    }

    private boolean mayAsk() {
        lock.lock();
        try {
            return !closed && !waiting.isEmpty() && askAt <= now();
        } finally {
            lock.unlock();
        }
    }

    /** Asks for the next one. Futures are completed outside the lock, since their owners go on at once. */
    private void ask() {
        boolean reserve;
        lock.lock();
        try {
            // Taken note of: who comes while the pace is asked sets it anew.
            askAt = NEVER;
            reserve = !waiting.isEmpty() && waiting.nextMayUseReserve();
        } finally {
            lock.unlock();
        }
        Duration wait = take(reserve);
        if (!wait.isZero()) {
            askAgain(now() + wait.toNanos());
            return;
        }
        Turn next;
        lock.lock();
        try {
            next = waiting.isEmpty() ? null : waiting.poll();
            askAt = waiting.isEmpty() ? NEVER : now();
        } finally {
            lock.unlock();
        }
        // Cancelled while it was granted: the permit is not lost.
        if (next == null || !next.complete(null)) {
            pace.giveBack();
        }
    }

    private Duration take(boolean mayUseReserve) {
        try {
            return pace.take(mayUseReserve);
        } catch (RuntimeException e) {
            LOG.warn("The budget could not be asked for a permit; it is asked again in {}", AFTER_FAILURE, e);
            return AFTER_FAILURE;
        }
    }

    /** Sets the alarm to what comes first: a permit, or the end of somebody's patience. Under the lock. */
    private void arm() {
        askAt = waiting.isEmpty() ? NEVER : askAt;
        long at = waiting.isEmpty() ? NEVER : Math.min(askAt, waiting.firstDeadline());
        if (at == NEVER || at < alarmAt) {
            callOff.run();
            alarmAt = at;
            callOff = at == NEVER ? () -> {} : timer.after(Duration.ofNanos(Math.max(0, at - now())), this::wake);
        }
    }

    private long now() {
        return time.currentTimeNanos() - startNanos;
    }
}
