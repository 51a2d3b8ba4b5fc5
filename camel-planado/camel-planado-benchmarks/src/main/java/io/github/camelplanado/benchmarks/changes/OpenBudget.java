package io.github.camelplanado.benchmarks.changes;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;

/** Lets every call go at once: the days of the bench are shorter than the account's. */
final class OpenBudget implements RequestBudget {

    @Override
    public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void giveBack() {
        // nothing was taken
    }

    @Override
    public void refused(LimitHints told) {
        throw new IllegalStateException("The simulator refuses nothing");
    }

    @Override
    public Duration pause() {
        return Duration.ZERO;
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
