package io.github.camelplanado.benchmarks.budget;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.RequestBudget;
import io.github.camelplanado.budget.Learning;
import io.github.camelplanado.budget.Pace;
import io.github.camelplanado.budget.PacedBudget;
import io.github.camelplanado.budget.TokenPace;

/** The component's own budget, the code that runs in production. Several JVMs share one pace, as they do by a store. */
final class Planado implements SenderKind {

    private static final int BURST = 2;
    private static final int MAX_QUEUED = 1_000;
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private final Paces paces;

    /** As the component sets it up by default. */
    Planado() {
        this((rate, time, random) -> new TokenPace(new Learning(rate, BURST, false), time, random::nextDouble));
    }

    /** With a pace of one's own. */
    Planado(Paces paces) {
        this.paces = paces;
    }

    @Override
    public String title(int requestsPerMinute) {
        return "planado";
    }

    @Override
    public IntFunction<Sender> open(Scenario scenario, VirtualTime time, Limit limit, SplittableRandom random) {
        Pace[] shared = new Pace[1];
        return jvm -> {
            // A crash takes the memory of all of them away.
            shared[0] = jvm == 0 ? paces.open(scenario.requestsPerMinute(), time, random) : shared[0];
            return new Paced(new PacedBudget(shared[0], MAX_QUEUED, time, time.timer()));
        };
    }

    /** Makes the pace of an account. */
    @FunctionalInterface
    interface Paces {
        Pace open(int requestsPerMinute, VirtualTime time, SplittableRandom random);
    }

    private record Paced(RequestBudget budget) implements Sender {

        @Override
        public void first(boolean urgent, Runnable go) {
            budget.turn(urgent ? Priority.HIGH : Priority.LOW, MAX_WAIT).whenComplete((granted, failure) -> {
                if (failure != null) {
                    throw new IllegalStateException("No turn in " + MAX_WAIT, failure);
                }
                go.run();
            });
        }

        @Override
        public void again(boolean urgent, int attempts, Duration retryAfter, Runnable go) {
            budget.refused(LimitHints.NONE);
            first(urgent, go);
        }

        @Override
        public void taken() {
            budget.answered(LimitHints.NONE);
        }

        @Override
        public void kill() {
            budget.close();
        }
    }
}
