package io.github.camelplanado.benchmarks.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.github.camelplanado.budget.Learning;
import io.github.camelplanado.budget.TokenPace;
import org.junit.jupiter.api.Test;

/** A few rows of the benchmark, and proof that its goals can be missed. */
class BudgetSimulationTest {

    private static final SenderKind PLANADO = new Planado();

    @Test
    void one_seed_gives_one_outcome() {
        Scenario scenario = new Scenario(Limit.Kind.LEAKY_10, 60, 3, true, false);

        assertThat(Simulation.hour(scenario, PLANADO, 7)).isEqualTo(Simulation.hour(scenario, PLANADO, 7));
        assertThat(Simulation.hour(scenario, PLANADO, 7)).isNotEqualTo(Simulation.hour(scenario, PLANADO, 8));
    }

    @Test
    void several_hours_are_those_of_their_seeds() {
        Scenario scenario = new Scenario(Limit.Kind.LEAKY_10, 60, 1, false, false);

        assertThat(Simulation.hours(scenario, PLANADO, new Seeds(7, 2)))
                .isEqualTo(Outcome.of(
                        List.of(Simulation.hour(scenario, PLANADO, 7), Simulation.hour(scenario, PLANADO, 8))));
        assertThat(new Seeds(11, 25).parts(10)).containsExactly(new Seeds(11, 10), new Seeds(21, 10));
    }

    @Test
    void the_whole_rate_is_used_without_a_refusal_by_one_jvm_and_by_five() {
        for (int jvms : List.of(1, 5)) {
            Outcome outcome = Simulation.hour(new Scenario(Limit.Kind.LEAKY_3, 60, jvms, false, false), PLANADO, 1);

            assertThat(outcome.used()).isBetween(0.99, 1.001);
            assertThat(outcome.refusedPerHour()).isZero();
            assertThat(outcome.wait(99)).isLessThan(1);
        }
    }

    @Test
    void a_crash_loop_is_refused_nothing() {
        for (Limit.Kind limit : Limit.Kind.values()) {
            Outcome outcome = Simulation.hour(new Scenario(limit, 60, 3, false, true), PLANADO, 1);
            assertThat(outcome.refusedPerHour()).as(limit.title()).isZero();
        }
    }

    @Test
    void who_is_faster_than_the_account_allows_learns_to_be_slower() {
        Planado tooFast = new Planado(
                (rate, time, random) -> new TokenPace(new Learning(rate * 1.5, 2, false), time, random::nextDouble));
        Scenario scenario = new Scenario(Limit.Kind.LEAKY_10, 60, 1, false, false);

        Outcome outcome = Simulation.hour(scenario, tooFast, 1);

        assertThat(outcome.used()).isGreaterThan(0.96);
        assertThat(outcome.refusedPerHour()).isBetween(1.0, 200.0);
        assertThat(Goals.missed(scenario, outcome, outcome)).anyMatch(goal -> goal.startsWith("refused an hour"));
    }

    @Test
    void who_may_climb_finds_the_half_that_the_account_allows_beyond_what_is_configured() {
        Planado tooSlow = new Planado(
                (rate, time, random) -> new TokenPace(new Learning(rate * 2.0 / 3, 2, true), time, random::nextDouble));

        Outcome outcome = Simulation.hour(new Scenario(Limit.Kind.LEAKY_10, 90, 1, false, false), tooSlow, 1);

        assertThat(outcome.used()).isGreaterThan(0.85);
        assertThat(outcome.refusedPerHour()).isLessThan(30);
    }

    @Test
    void the_rivals_miss_the_goals_by_far() {
        Scenario scenario = new Scenario(Limit.Kind.LEAKY_10, 60, 1, false, false);
        Outcome throttle = Simulation.hour(scenario, Rival.all().get(0), 1);

        assertThat(throttle.used()).isLessThan(0.45);
        assertThat(throttle.refusedPerHour()).isGreaterThan(2_000);
        assertThat(Goals.missed(scenario, throttle, throttle)).hasSize(3);
    }
}
