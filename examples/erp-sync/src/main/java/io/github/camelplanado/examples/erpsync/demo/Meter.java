package io.github.camelplanado.examples.erpsync.demo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.budget.PacedBudget;

/** The component's budget, counted: another server has no journal to count from. */
final class Meter implements RequestBudget {

    private static final int BURST = 5;
    private static final int MAX_QUEUED = 1_000;

    private final RequestBudget budget;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    Meter(int requestsPerMinute) {
        budget = new PacedBudget(requestsPerMinute, BURST, MAX_QUEUED, TimeMeter.SYSTEM_NANOTIME);
    }

    long turns() {
        return turns.get();
    }

    long refusals() {
        return refusals.get();
    }

    @Override
    public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
        CompletableFuture<Void> turn = budget.turn(priority, maxWait);
        turn.thenRun(turns::incrementAndGet);
        return turn;
    }

    @Override
    public void giveBack() {
        turns.decrementAndGet();
        budget.giveBack();
    }

    @Override
    public void refused(LimitHints told) {
        refusals.incrementAndGet();
        budget.refused(told);
    }

    @Override
    public void answered(LimitHints told) {
        budget.answered(told);
    }

    @Override
    public Duration pause() {
        return budget.pause();
    }

    @Override
    public int waiting() {
        return budget.waiting();
    }

    @Override
    public void close() {
        budget.close();
    }
}
