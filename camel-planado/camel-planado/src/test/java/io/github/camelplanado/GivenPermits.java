package io.github.camelplanado;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.budget.Pace;
import io.github.camelplanado.budget.PacedBudget;
import io.github.camelplanado.budget.Timer;

/** The budget as it is, with a pace that has the permits a test gave it and no others: each one can be accounted for. */
final class GivenPermits implements Pace {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final AtomicInteger left = new AtomicInteger();
    private final PacedBudget budget =
            new PacedBudget(this, 1_000, TimeMeter.SYSTEM_NANOTIME, Timer.thread("given-permits"));

    /** The budget to be given to a component. */
    PacedBudget budget() {
        return budget;
    }

    void give(int permits) {
        left.addAndGet(permits);
    }

    /** What nobody has taken. */
    int left() {
        return left.get();
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Duration take(boolean mayUseReserve) {
        return left.getAndUpdate(permits -> Math.max(0, permits - 1)) > 0 ? Duration.ZERO : LOOK_AGAIN;
    }

    @Override
    public void giveBack() {
        left.incrementAndGet();
    }

    @Override
    public void refused(Duration wish) {
        // the simulator has no limit here
    }

    @Override
    public void accepted() {
        // nothing is learned
    }

    @Override
    public void pause(Duration pause) {
        // nobody asks for one
    }

    @Override
    public State state() {
        return new State(60, Duration.ZERO);
    }
}
