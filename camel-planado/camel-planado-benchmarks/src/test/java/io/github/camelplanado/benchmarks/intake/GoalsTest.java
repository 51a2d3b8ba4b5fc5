package io.github.camelplanado.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class GoalsTest {

    private static final Tally STEADY = new Tally(30_600, 30_600, 0, 0, 510, 4, 100, 500);
    private static final Tally BURST = new Tally(25_000, 20_000, 5_000, 0, 4_000, 10, 100, 4_000);

    @Test
    void what_reaches_every_goal_misses_none() {
        assertThat(Goals.missed(STEADY, BURST, rounds(80, 100, 105), 30_000, 0)).isEmpty();
    }

    @Test
    void a_machine_on_which_the_bare_route_differs_from_itself_proves_nothing() {
        for (double again : List.of(85d, 115d)) {
            assertThat(Goals.missed(STEADY, BURST, rounds(80, 100, again), 30_000, 0))
                    .singleElement()
                    .asString()
                    .startsWith("TOO NOISY")
                    .endsWith("Run it again on a quieter machine");
        }
    }

    @Test
    void taking_in_while_nothing_is_told_proves_nothing() {
        assertThat(Goals.missed(STEADY, BURST, rounds(80, 100, 100), 0, 0)).hasSize(1);
    }

    @Test
    void a_webhook_that_is_lost_and_a_connector_that_is_slow_are_missed_goals() {
        assertThat(Goals.missed(STEADY, BURST, rounds(60, 100, 100), 30_000, 1)).hasSize(2);
    }

    private static Rounds rounds(double connector, double bare, double again) {
        Rounds rounds = new Rounds();
        rounds.add(connector, bare, again);
        return rounds;
    }
}
