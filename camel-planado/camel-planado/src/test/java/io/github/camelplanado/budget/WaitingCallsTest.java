package io.github.camelplanado.budget;

import static io.github.camelplanado.api.Priority.HIGH;
import static io.github.camelplanado.api.Priority.LOW;
import static io.github.camelplanado.api.Priority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.github.camelplanado.api.Priority;
import org.junit.jupiter.api.Test;

class WaitingCallsTest {

    private final WaitingCalls waiting = new WaitingCalls();
    private long number;

    @Test
    void they_go_by_their_turn_and_lose_patience_by_their_deadline() {
        Turn patient = add(HIGH, 9);
        Turn hasty = add(LOW, 1);
        Turn second = add(NORMAL, 5);

        assertThat(waiting.size()).isEqualTo(3);
        assertThat(waiting.size(LOW)).isOne();
        assertThat(waiting.firstDeadline()).isEqualTo(seconds(1));
        assertThat(waiting.poll()).isSameAs(patient);
        assertThat(waiting.removeExpired(seconds(1) - 1)).isEmpty();
        assertThat(waiting.removeExpired(seconds(1))).containsExactly(hasty);
        assertThat(waiting.size(LOW)).isZero();
        assertThat(waiting.firstDeadline()).isEqualTo(seconds(5));
        assertThat(waiting.removeExpired(seconds(5))).containsExactly(second);
        assertThat(waiting.isEmpty()).isTrue();
        assertThat(waiting.removeExpired(seconds(99))).isEmpty();
    }

    @Test
    void who_leaves_does_not_wait_any_more() {
        Turn one = add(NORMAL, 1);
        Turn other = add(NORMAL, 1);

        assertThat(waiting.remove(one)).isTrue();
        assertThat(waiting.remove(one)).isFalse();
        assertThat(waiting.size()).isOne();
        assertThat(waiting.isEmpty()).isFalse();
        assertThat(waiting.removeAll()).containsExactly(other);
        assertThat(waiting.isEmpty()).isTrue();
        assertThat(waiting.removeAll()).isEmpty();
    }

    @Test
    void a_newcomer_waits_behind_those_of_its_priority_and_behind_who_was_passed_over_too_often() {
        assertThat(waiting.isAheadOf(LOW)).as("nobody waits").isFalse();
        add(LOW, 1);
        assertThat(waiting.isAheadOf(LOW)).isTrue();
        assertThat(waiting.isAheadOf(HIGH)).isFalse();
        assertThat(waiting.nextMayUseReserve()).isFalse();

        for (int i = 0; i < 9; i++) {
            waiting.overtakenBy(HIGH);
        }

        assertThat(waiting.isAheadOf(HIGH)).isTrue();
        assertThat(waiting.nextMayUseReserve()).isTrue();
    }

    private Turn add(Priority priority, int patienceSeconds) {
        Turn turn = new Turn(priority, Duration.ofSeconds(patienceSeconds), number++, 0, cancelled -> {});
        waiting.add(turn);
        return turn;
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
