package io.github.camelplanado.benchmarks.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The short form of what {@code mvn -Pbench-budget} runs for minutes, ten times as fast. */
class SharedRunTest {

    private static final Plan PLAN = new Plan(600, 4, Duration.ofSeconds(8));

    @Test
    void three_jvms_share_one_budget_without_a_refusal_and_the_share_moves_to_who_has_work() throws Exception {
        for (Shares shares : SharedRun.all(PLAN)) {
            shares.lines().forEach(System.out::println);
            assertThat(shares.faults(0.9)).as(shares.store()).isEmpty();
        }
    }

    @Test
    void what_is_wrong_is_found() {
        List<Long> all = List.of(27L, 26L, 27L);
        List<Long> first = List.of(79L, 1L, 0L);
        List<Long> second = List.of(1L, 79L, 0L);

        assertThat(new Shares("good", PLAN, List.of(all, first, second), 0).faults(0.99))
                .isEmpty();
        assertThat(new Shares("refused", PLAN, List.of(all, first, second), 1).faults(0.99))
                .containsExactly("1 calls were refused");
        assertThat(new Shares("split", PLAN, List.of(all, List.of(27L, 0L, 0L), second), 0).faults(0.97))
                .containsExactly("77.9 % of the budget used, less than 97.0");
        assertThat(new Shares("starved", PLAN, List.of(List.of(73L, 6L, 1L), first, second), 0).faults(0.97))
                .hasSize(2);
        assertThat(new Shares("stuck", PLAN, List.of(all, first, List.of(79L, 1L, 0L)), 0).faults(0.97))
                .containsExactly("JVM 2 had work in phase 3 and got 1 of 80 calls");
    }
}
