package io.github.camelplanado.examples.linkaccount;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;

/**
 * The account's budget, which ends where the printed number of calls ends. Each HTTP attempt counts, repeats included; the count is
 * in the database before the call is on its way, so that a run that was killed is counted too.
 */
public final class CountedBudget implements RequestBudget {

    private final RequestBudget pace;
    private final LinkStore store;

    /**
     * A limit on top of a pace.
     *
     * @param pace says when a call may go
     * @param store holds the number that was printed and the calls that were made
     */
    public CountedBudget(RequestBudget pace, LinkStore store) {
        this.pace = pace;
        this.store = store;
    }

    @Override
    public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
        if (!store.takeCall()) {
            return CompletableFuture.failedFuture(new PlanadoRateLimitException(
                    Failure.beforeSending(
                            "The printed number of calls is used up",
                            "run --plan to see what is left; the next --apply goes on from here"),
                    null));
        }
        CompletableFuture<Void> turn = pace.turn(priority, maxWait);
        turn.whenComplete((granted, failure) -> {
            if (failure != null) {
                store.giveCallBack();
            }
        });
        return turn;
    }

    @Override
    public void giveBack() {
        store.giveCallBack();
        pace.giveBack();
    }

    @Override
    public void refused(LimitHints told) {
        pace.refused(told);
    }

    @Override
    public void answered(LimitHints told) {
        pace.answered(told);
    }

    @Override
    public Duration pause() {
        return pace.pause();
    }

    @Override
    public int waiting() {
        return pace.waiting();
    }

    @Override
    public void close() {
        pace.close();
    }
}
