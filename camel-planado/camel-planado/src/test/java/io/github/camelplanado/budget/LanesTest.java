package io.github.camelplanado.budget;

import static io.github.camelplanado.api.Priority.HIGH;
import static io.github.camelplanado.api.Priority.LOW;
import static io.github.camelplanado.api.Priority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes<String> lanes = new Lanes<>();

    @Test
    void the_highest_priority_goes_first_and_within_one_the_first_come() {
        lanes.add(LOW, "low");
        lanes.add(NORMAL, "normal 1");
        lanes.add(NORMAL, "normal 2");
        lanes.add(HIGH, "high");

        assertThat(lanes.isEmpty()).isFalse();
        assertThat(lanes.size()).isEqualTo(4);
        assertThat(List.of(lanes.poll(), lanes.poll(), lanes.poll(), lanes.poll()))
                .containsExactly("high", "normal 1", "normal 2", "low");
        assertThat(lanes.isEmpty()).isTrue();
    }

    @Test
    void a_low_call_gets_every_tenth_turn_under_a_flood() {
        for (int i = 0; i < 30; i++) {
            lanes.add(HIGH, "high " + i);
        }
        lanes.add(LOW, "low 1");
        lanes.add(LOW, "low 2");

        List<String> order = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            order.add(lanes.poll());
        }
        assertThat(order.get(9)).isEqualTo("low 1");
        assertThat(order.get(19)).isEqualTo("low 2");
        assertThat(order).filteredOn(call -> call.startsWith("high")).hasSize(18);
    }

    @Test
    void a_newcomer_goes_ahead_of_lower_priorities_only() {
        lanes.add(NORMAL, "normal");

        assertThat(lanes.isAheadOf(HIGH)).isFalse();
        assertThat(lanes.isAheadOf(NORMAL)).isTrue();
        assertThat(lanes.isAheadOf(LOW)).isTrue();
    }

    @Test
    void only_urgent_and_overdue_calls_may_use_the_reserve() {
        lanes.add(NORMAL, "normal");
        assertThat(lanes.nextMayUseReserve()).isFalse();
        for (int i = 0; i < 9; i++) {
            lanes.add(HIGH, "high");
            assertThat(lanes.nextMayUseReserve()).isTrue();
            lanes.poll();
        }
        assertThat(lanes.nextMayUseReserve()).isTrue();
        assertThat(lanes.poll()).isEqualTo("normal");
    }

    @Test
    void those_who_never_had_to_wait_pass_over_those_who_do() {
        lanes.add(LOW, "low");
        for (int i = 0; i < 9; i++) {
            assertThat(lanes.isAheadOf(HIGH)).isFalse();
            lanes.overtakenBy(HIGH);
        }
        assertThat(lanes.isAheadOf(HIGH)).isTrue();
    }

    @Test
    void who_leaves_is_passed_over_by_nobody_any_more() {
        lanes.add(LOW, "low");
        for (int i = 0; i < 9; i++) {
            lanes.overtakenBy(HIGH);
        }
        assertThat(lanes.remove(LOW, "low")).isTrue();
        assertThat(lanes.remove(LOW, "low")).isFalse();

        lanes.add(LOW, "the next");
        assertThat(lanes.isAheadOf(HIGH)).isFalse();
        assertThat(lanes.size(LOW)).isOne();
    }
}
