package io.github.camelplanado.benchmarks.kill.worker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.BudgetSource;
import io.github.camelplanado.api.BudgetTerms;
import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.benchmarks.kill.plan.Point;
import io.github.camelplanado.budget.PacedBudget;

/** The usual budget, with a point after each permit and one after each answer. */
final class PointedBudget implements BudgetSource {

    private final Points points;

    PointedBudget(Points points) {
        this.points = points;
    }

    @Override
    public RequestBudget open(BudgetTerms terms) {
        return new Pointed(PacedBudget.local(terms, TimeMeter.SYSTEM_NANOTIME), points);
    }

    private record Pointed(RequestBudget budget, Points points) implements RequestBudget {

        @Override
        public CompletableFuture<Void> turn(Priority priority, Duration maxWait) {
            return budget.turn(priority, maxWait).thenRun(() -> points.pass(Point.AFTER_PERMIT));
        }

        @Override
        public void answered(LimitHints told) {
            points.pass(Point.AFTER_FETCH);
            budget.answered(told);
        }

        @Override
        public void giveBack() {
            budget.giveBack();
        }

        @Override
        public void refused(LimitHints told) {
            budget.refused(told);
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
}
