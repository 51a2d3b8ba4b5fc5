package io.github.camelplanado.client;

import static io.github.camelplanado.api.Priority.HIGH;
import static io.github.camelplanado.api.Priority.LOW;
import static io.github.camelplanado.api.Priority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.budget.PacedBudget;
import org.junit.jupiter.api.Test;

/** What is seen of turns, whatever budget gives them. */
class TrafficTest {

    private static final Duration PATIENT = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong();
    private final Traffic traffic = new Traffic(nanos::get);

    @Test
    void those_who_wait_are_counted_by_priority_with_the_longest_wait_of_each() {
        wait(HIGH);
        pass(10);
        wait(NORMAL);
        wait(NORMAL);
        pass(5);

        assertThat(state().waiting())
                .containsEntry(HIGH, 1)
                .containsEntry(NORMAL, 2)
                .containsEntry(LOW, 0);
        assertThat(state().longestWait())
                .containsEntry(HIGH, Duration.ofSeconds(15))
                .containsEntry(NORMAL, Duration.ofSeconds(5))
                .containsEntry(LOW, Duration.ZERO);
        assertThat(state().longestWaitOfAll()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void who_got_a_turn_waits_no_more_and_its_wait_is_told() {
        List<String> told = listen();
        CompletableFuture<Void> turn = wait(NORMAL);
        pass(7);

        turn.complete(null);

        assertThat(state().waiting()).containsEntry(NORMAL, 0);
        assertThat(state().granted()).containsEntry(NORMAL, 1L).containsEntry(HIGH, 0L);
        assertThat(told).containsExactly("NORMAL waits", "NORMAL PT7S");
    }

    @Test
    void what_follows_a_turn_sees_it_counted() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        CompletableFuture<Integer> seen = traffic.follow(LOW, PATIENT, turn)
                .thenApply(granted -> state().waiting().get(LOW));

        turn.complete(null);

        assertThat(seen).isCompletedWithValue(0);
    }

    @Test
    void a_turn_at_once_is_no_wait() {
        List<String> told = listen();

        traffic.follow(HIGH, PATIENT, CompletableFuture.completedFuture(null));

        assertThat(state().granted()).containsEntry(HIGH, 1L);
        assertThat(told).containsExactly("HIGH PT0S");
    }

    @Test
    void who_gets_none_is_denied_and_who_gives_up_is_not() {
        List<String> told = listen();
        CompletableFuture<Void> turn = wait(NORMAL);
        turn.completeExceptionally(noTurn());
        wait(LOW).cancel(false);
        CompletableFuture<Void> full = new CompletableFuture<>();
        full.completeExceptionally(noTurn());

        assertThat(traffic.follow(HIGH, Duration.ZERO, full)).isCompletedExceptionally();

        assertThat(state().denied())
                .containsEntry(NORMAL, 1L)
                .containsEntry(HIGH, 1L)
                .containsEntry(LOW, 0L);
        assertThat(state().granted()).doesNotContainValue(1L);
        assertThat(state().waiting())
                .containsEntry(NORMAL, 0)
                .containsEntry(LOW, 0)
                .containsEntry(HIGH, 0);
        assertThat(told).containsExactly("NORMAL waits", "NORMAL denied PT5M", "LOW waits", "HIGH denied PT0S");
    }

    @Test
    void a_listener_that_fails_costs_nobody_the_turn() {
        traffic.listen((priority, waited) -> {
            throw new IllegalStateException("the registry is closed");
        });
        CompletableFuture<Void> turn = new CompletableFuture<>();
        CompletableFuture<Void> followed = traffic.follow(NORMAL, PATIENT, turn);

        turn.complete(null);

        assertThat(followed).isCompleted();
        assertThat(traffic.follow(NORMAL, PATIENT, turn)).isCompleted();
    }

    @Test
    void the_share_is_what_was_sent_in_the_last_minute_of_the_rate_in_force() {
        for (int second = 0; second < 90; second++) {
            if (second % 2 == 0) {
                traffic.sent();
            }
            pass(1);
        }

        assertThat(state().rate()).isEqualTo(60);
        assertThat(state().used()).isEqualTo(0.5);
    }

    @Test
    void without_pacing_there_is_no_share() {
        traffic.sent();
        pass(1);

        BudgetState state = traffic.state(new PacedBudget(0, 1, 10, new MonotonicTime()), 0);

        assertThat(state.rate()).isZero();
        assertThat(state.used()).isZero();
    }

    private CompletableFuture<Void> wait(Priority priority) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        traffic.follow(priority, PATIENT, turn);
        return turn;
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private BudgetState state() {
        return traffic.state(new PacedBudget(60, 1, 10, new MonotonicTime()), 60);
    }

    private List<String> listen() {
        List<String> told = new ArrayList<>();
        traffic.listen(new TurnListener() {
            @Override
            public void granted(Priority priority, Duration waited) {
                told.add(priority.name() + " " + waited);
            }

            @Override
            public void waits(Priority priority) {
                told.add(priority.name() + " waits");
            }

            @Override
            public void denied(Priority priority, Duration patience) {
                told.add(priority.name() + " denied " + patience);
            }
        });
        return told;
    }

    private static PlanadoRateLimitException noTurn() {
        return new PlanadoRateLimitException(Failure.beforeSending("GET /jobs", "no turn"), null);
    }
}
