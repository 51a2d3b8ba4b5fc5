package io.github.camelplanado.benchmarks.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the component must reach in a scenario. */
final class Goals {

    private final List<String> missed = new ArrayList<>();

    private Goals() {}

    /**
     * The goals that were missed, in words.
     *
     * @param clairvoyant what came of the sender that knows everything, in the same scenario
     */
    static List<String> missed(Scenario scenario, Outcome outcome, Outcome clairvoyant) {
        Goals goals = new Goals();
        Limit.Kind limit = scenario.limit();
        if (scenario.crashes()) {
            goals.atMost("refused an hour", outcome.refusedPerHour(), 0);
        } else if (!scenario.foreign()) {
            goals.atLeast("used", outcome.used(), limit.isLeaky() ? 0.99 : 0.96);
            goals.atMost("refused an hour", outcome.refusedPerHour(), limit.isLeaky() ? 1 : 2);
            goals.atMost("p99 of urgent calls", outcome.wait(99), limit == Limit.Kind.LEAKY_2 ? 2 : 1);
        } else if (limit == Limit.Kind.LEAKY_10 || limit == Limit.Kind.LEAKY_60) {
            goals.atLeast("used of the rest", outcome.used(), 0.97);
            goals.atMost("refused an hour", outcome.refusedPerHour(), 45);
            goals.atMost("seconds until back", outcome.back(), 90);
        } else {
            goals.atLeast("used of the rest", outcome.used(), clairvoyant.used() - 0.05);
        }
        return goals.missed;
    }

    private void atLeast(String what, double figure, double goal) {
        if (!(figure >= goal)) {
            missed.add(String.format(Locale.ROOT, "%s: %.4f, at least %.4f", what, figure, goal));
        }
    }

    private void atMost(String what, double figure, double goal) {
        if (!(figure <= goal)) {
            missed.add(String.format(Locale.ROOT, "%s: %.2f, at most %.2f", what, figure, goal));
        }
    }
}
