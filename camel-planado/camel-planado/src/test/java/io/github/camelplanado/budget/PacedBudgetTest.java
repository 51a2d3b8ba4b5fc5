package io.github.camelplanado.budget;

import static io.github.camelplanado.api.Priority.HIGH;
import static io.github.camelplanado.api.Priority.LOW;
import static io.github.camelplanado.api.Priority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.TimeMeter;
import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.PlanadoRateLimitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedBudgetTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private PacedBudget budget = new PacedBudget(600, 2, 100, TimeMeter.SYSTEM_NANOTIME);

    @AfterEach
    void close() {
        budget.close();
    }

    @Test
    void calls_come_at_the_rate() throws Exception {
        long start = System.nanoTime();
        List<CompletableFuture<Void>> turns = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            turns.add(budget.turn(NORMAL, LONG));
        }
        CompletableFuture.allOf(turns.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isBetween(Duration.ofMillis(950), Duration.ofMillis(2_500));
    }

    @Test
    void an_urgent_call_overtakes_those_who_wait() throws Exception {
        budget.close();
        budget = new PacedBudget(60, 2, 100, TimeMeter.SYSTEM_NANOTIME);
        List<CompletableFuture<Void>> low = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            low.add(budget.turn(LOW, LONG));
        }
        CompletableFuture<Boolean> first =
                budget.turn(HIGH, LONG).thenApply(granted -> low.stream().noneMatch(CompletableFuture::isDone));

        assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_call_that_gets_no_turn_in_time_fails_and_leaves_its_place() {
        for (int i = 0; i < 20; i++) {
            budget.turn(NORMAL, LONG);
        }
        CompletableFuture<Void> impatient = budget.turn(NORMAL, Duration.ofMillis(50));

        assertThatThrownBy(() -> impatient.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PlanadoRateLimitException.class)
                .hasMessageContaining("maxWait");
        await().untilAsserted(() -> assertThat(budget.waiting()).isLessThanOrEqualTo(20));
    }

    @Test
    void a_full_queue_refuses_the_next_call() {
        budget.close();
        budget = new PacedBudget(60, 1, 3, TimeMeter.SYSTEM_NANOTIME);
        for (int i = 0; i < 3; i++) {
            budget.turn(NORMAL, LONG);
        }
        assertThatThrownBy(() -> budget.turn(NORMAL, LONG).get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PlanadoRateLimitException.class)
                .hasMessageContaining("maxQueued=3");
    }

    @Test
    void a_queue_full_of_calls_that_can_wait_refuses_no_urgent_call() {
        budget.close();
        budget = new PacedBudget(60, 1, 3, TimeMeter.SYSTEM_NANOTIME);
        for (int i = 0; i < 3; i++) {
            budget.turn(LOW, LONG);
        }
        assertThat(budget.turn(LOW, LONG)).isCompletedExceptionally();

        assertThat(budget.turn(HIGH, LONG)).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void a_refusal_pauses_everybody_for_as_long_as_the_vendor_wishes() throws Exception {
        budget.refused(LimitHints.retryAfter(Duration.ofMillis(600)));
        long start = System.nanoTime();

        assertThat(budget.pause()).isGreaterThan(Duration.ofMillis(500));
        budget.turn(HIGH, LONG).get(10, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(590));
    }

    @Test
    void a_pause_longer_than_the_patience_fails_at_once_and_names_it() {
        budget.refused(LimitHints.retryAfter(Duration.ofSeconds(30)));

        assertThatThrownBy(() -> budget.turn(NORMAL, Duration.ofSeconds(5)).get(1, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        PlanadoRateLimitException.class,
                        failure -> assertThat(failure.getRetryAfter())
                                .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30)));
    }

    @Test
    void an_absurd_wish_is_not_believed() {
        budget.refused(LimitHints.retryAfter(Duration.ofDays(30)));
        assertThat(budget.pause()).isLessThanOrEqualTo(PauseRule.LONGEST);
    }

    @Test
    void a_cancelled_call_gives_its_place_to_the_next() throws Exception {
        CompletableFuture<Void> first = budget.turn(NORMAL, LONG);
        CompletableFuture<Void> second = budget.turn(NORMAL, LONG);

        first.cancel(false);

        await().untilAsserted(() -> assertThat(budget.waiting()).isLessThanOrEqualTo(1));
        second.get(2, TimeUnit.SECONDS);
    }

    @Test
    void closing_fails_those_who_wait_and_those_who_come() {
        CompletableFuture<Void> waiting = budget.turn(NORMAL, LONG);
        budget.close();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(budget.turn(NORMAL, LONG)).isCompletedExceptionally();
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void without_a_rate_nobody_waits_but_a_pause_still_holds() {
        budget.close();
        budget = new PacedBudget(0, 2, 100, TimeMeter.SYSTEM_NANOTIME);

        for (int i = 0; i < 1_000; i++) {
            assertThat(budget.turn(LOW, LONG)).isCompleted();
        }
        budget.refused(LimitHints.NONE);
        assertThat(budget.turn(LOW, LONG)).isNotDone();
    }

    @Test
    void a_low_call_is_not_starved_by_urgent_ones_that_find_a_turn_at_hand() {
        CompletableFuture<Void> low = budget.turn(LOW, LONG);

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    budget.turn(HIGH, LONG);
                    return low.isDone();
                });
    }

    @Test
    void a_turn_that_was_given_back_is_the_next_ones() throws Exception {
        budget.close();
        budget = new PacedBudget(60, 1, 100, TimeMeter.SYSTEM_NANOTIME);
        budget.turn(NORMAL, LONG).get(5, TimeUnit.SECONDS);
        CompletableFuture<Void> next = budget.turn(NORMAL, LONG);

        budget.giveBack();

        next.get(500, TimeUnit.MILLISECONDS);
    }

    @Test
    void a_turn_that_is_cancelled_while_it_is_granted_goes_to_the_next_call() throws Exception {
        budget.close();
        ManualTime time = new ManualTime();
        budget = new PacedBudget(600, 2, 100, time);
        for (int call = 0; call < 100; call++) {
            budget.answered(LimitHints.NONE);
        }
        CompletableFuture<Void> first = budget.turn(HIGH, LONG);
        CompletableFuture<Void> second = budget.turn(HIGH, LONG);
        CompletableFuture<Boolean> cancelled = first.thenApply(granted -> second.cancel(false));

        time.advance(Duration.ofSeconds(10));

        assertThat(cancelled.get(10, TimeUnit.SECONDS)).isTrue();
        await().untilAsserted(() -> assertThat(budget.turn(HIGH, Duration.ZERO)).isCompletedWithValue(null));
        assertThat(budget.turn(HIGH, Duration.ZERO)).isCompletedExceptionally();
    }
}
