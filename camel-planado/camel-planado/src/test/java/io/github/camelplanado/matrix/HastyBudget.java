package io.github.camelplanado.matrix;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.budget.PacedBudget;

/** The connector's own budget for an account whose clock runs faster: rate and pauses are those of that clock. */
final class HastyBudget implements RequestBudget {

    /** What the connector waits after a refusal that names no time. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int BURST = 2;
    private static final int QUEUED = 1000;

    private final RequestBudget budget;
    private final int speed;

    /** @param requestsPerMinute by that clock; 0 for no pacing */
    HastyBudget(int requestsPerMinute, int speed) {
        this.speed = speed;
        this.budget = new PacedBudget(requestsPerMinute * speed, BURST, QUEUED, TimeMeter.SYSTEM_NANOTIME);
    }

    @Override
    public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
        return budget.turn(priority, maxWait);
    }

    @Override
    public void giveBack() {
        budget.giveBack();
    }

    @Override
    public void refused(LimitHints told) {
        Duration pause = told.pause() == null ? PAUSE : told.pause();
        budget.refused(LimitHints.retryAfter(pause.dividedBy(speed)));
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
