package io.github.camelplanado.budget;

import static io.github.camelplanado.api.Priority.HIGH;
import static io.github.camelplanado.api.Priority.LOW;
import static io.github.camelplanado.api.Priority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.camelplanado.api.LimitHints;
import io.github.camelplanado.api.Priority;
import org.junit.jupiter.api.Test;

/** Everything runs on the test's thread, at moments that are known to the nanosecond. */
class PacedBudgetOnManualTimeTest {

    private static final Duration LONG = Duration.ofHours(5);
    private static final int MANY = 10_000;

    private final ManualTime time = new ManualTime();
    private final ManualTimer timer = new ManualTimer(time);
    private final PacedBudget budget =
            new PacedBudget(new TokenPace(new Learning(60, 2, false), time, () -> 0.5), MANY, time, timer);

    @Test
    void an_hour_gives_as_many_turns_as_the_rate_says() {
        List<CompletableFuture<Void>> turns = turns(4_000, LOW, LONG);

        timer.pass(Duration.ofHours(1));

        assertThat(granted(turns)).isBetween(3_598L, 3_600L);
    }

    @Test
    void under_a_flood_of_urgent_calls_low_ones_have_their_tenth_and_no_more() {
        List<CompletableFuture<Void>> low = turns(1_000, LOW, LONG);
        List<CompletableFuture<Void>> high = turns(1_000, HIGH, LONG);

        timer.pass(Duration.ofSeconds(500));

        assertThat(granted(low)).isBetween(48L, 52L);
        assertThat(granted(high)).isBetween(446L, 452L);
    }

    @Test
    void ten_thousand_that_wait_need_one_alarm_and_each_is_refused_at_its_own_time() {
        List<CompletableFuture<Void>> first = turns(MANY / 2, NORMAL, Duration.ofSeconds(10));
        List<CompletableFuture<Void>> second = turns(MANY / 2, LOW, Duration.ofSeconds(20));
        assertThat(timer.alarms()).isOne();

        timer.pass(Duration.ofMillis(9_999));
        assertThat(budget.waiting()).isGreaterThan(MANY - 15);
        timer.pass(Duration.ofMillis(1));
        assertThat(first).allMatch(CompletableFuture::isDone);
        assertThat(budget.waiting()).isBetween(MANY / 2 - 2, MANY / 2);
        timer.pass(Duration.ofSeconds(10));
        assertThat(second).allMatch(CompletableFuture::isDone);
        assertThat(granted(first) + granted(second)).isBetween(18L, 20L);
        assertThat(timer.alarms()).isZero();
    }

    @Test
    void ten_thousand_that_are_cancelled_leave_nothing_behind_and_cost_no_turn() {
        List<CompletableFuture<Void>> turns = turns(MANY, LOW, LONG);
        turns.forEach(turn -> turn.cancel(false));

        assertThat(budget.waiting()).isZero();
        assertThat(timer.alarms()).isZero();
        timer.pass(Duration.ofSeconds(2));
        assertThat(budget.turn(NORMAL, Duration.ZERO)).isCompleted();
    }

    @Test
    void a_refusal_pauses_urgent_calls_too_for_as_long_as_is_wished_and_not_for_ever() {
        budget.refused(LimitHints.retryAfter(Duration.ofSeconds(30)));
        CompletableFuture<Void> urgent = budget.turn(HIGH, LONG);

        timer.pass(Duration.ofSeconds(29));
        assertThat(urgent).isNotDone();
        timer.pass(Duration.ofSeconds(3));
        assertThat(urgent).isCompleted();

        budget.refused(LimitHints.retryAfter(Duration.ofDays(365)));
        assertThat(budget.pause())
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(15).plusMillis(1));
    }

    @Test
    void the_last_call_that_is_left_pauses_everybody_until_there_are_more_within_a_minute() {
        budget.answered(new LimitHints(null, 0L, Duration.ofSeconds(20)));
        assertThat(budget.pause()).isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_001));

        budget.answered(new LimitHints(null, 3L, Duration.ofHours(1)));
        assertThat(budget.pause()).isLessThan(Duration.ofSeconds(21));
        budget.answered(new LimitHints(null, 0L, Duration.ofDays(9)));
        assertThat(budget.pause()).isBetween(Duration.ofMinutes(1), Duration.ofMillis(60_001));
    }

    @Test
    void a_pace_with_a_store_is_asked_on_the_timers_thread_alone() {
        Remote remote = new Remote();
        PacedBudget shared = new PacedBudget(remote, MANY, time, timer);

        CompletableFuture<Void> turn = shared.turn(HIGH, LONG);
        shared.refused(LimitHints.NONE);
        shared.answered(LimitHints.NONE);
        shared.giveBack();
        assertThat(remote.calls).isEmpty();

        timer.ring();
        assertThat(remote.calls).containsExactly("take", "refused", "accepted", "giveBack");
        assertThat(turn).isCompleted();
    }

    @Test
    void who_has_no_patience_is_asked_for_once_where_only_the_store_knows() {
        Remote remote = new Remote();
        PacedBudget shared = new PacedBudget(remote, MANY, time, timer);

        CompletableFuture<Void> lucky = shared.turn(NORMAL, Duration.ZERO);
        timer.ring();
        assertThat(lucky).isCompletedWithValue(null);

        remote.permits = 0;
        CompletableFuture<Void> unlucky = shared.turn(NORMAL, Duration.ZERO);
        timer.ring();
        assertThat(unlucky).isCompletedExceptionally();
    }

    @Test
    void a_permit_for_a_call_that_was_cancelled_while_the_store_was_asked_is_given_back() {
        Remote remote = new Remote();
        PacedBudget shared = new PacedBudget(remote, MANY, time, timer);
        CompletableFuture<Void> turn = shared.turn(NORMAL, LONG);
        remote.whileAsked = () -> turn.cancel(false);

        timer.ring();

        assertThat(remote.calls).containsExactly("take", "giveBack");
        assertThat(shared.waiting()).isZero();
    }

    @Test
    void an_urgent_call_that_comes_while_the_store_is_asked_for_another_one_does_not_wait_for_its_alarm() {
        Remote remote = new Remote();
        remote.permits = 0;
        PacedBudget shared = new PacedBudget(remote, MANY, time, timer);
        shared.turn(LOW, LONG);
        List<CompletableFuture<Void>> urgent = new ArrayList<>();
        remote.whileAsked = () -> {
            urgent.add(shared.turn(HIGH, LONG));
            remote.permits = 1;
            remote.whileAsked = () -> {};
        };
        remote.soonest = Duration.ofMinutes(1);

        timer.ring();

        assertThat(urgent).singleElement().satisfies(turn -> assertThat(turn).isCompleted());
    }

    @Test
    void a_pace_that_fails_is_asked_again() {
        Remote remote = new Remote();
        PacedBudget shared = new PacedBudget(remote, MANY, time, timer);
        remote.whileAsked = () -> {
            throw new IllegalStateException("the store is on fire");
        };
        CompletableFuture<Void> turn = shared.turn(NORMAL, LONG);
        timer.ring();
        assertThat(turn).isNotDone();

        remote.whileAsked = () -> {};
        timer.pass(Duration.ofSeconds(1));
        assertThat(turn).isCompleted();
    }

    @Test
    void a_permit_that_cannot_be_given_back_keeps_nobody_who_comes_later_from_his_turn() {
        Remote remote = new Remote();
        remote.permits = 2;
        remote.messagesFail = true;
        PacedBudget shared = new PacedBudget(remote, MANY, time, timer);
        CompletableFuture<Void> gone = shared.turn(NORMAL, LONG);
        List<CompletableFuture<Void>> later = new ArrayList<>();
        remote.whileAsked = () -> {
            gone.cancel(false);
            remote.whileAsked = () -> {};
        };
        timer.ring();
        later.add(shared.turn(NORMAL, LONG));
        timer.pass(Duration.ofSeconds(2));

        assertThat(remote.calls).containsExactly("take", "giveBack", "take");
        assertThat(later).allMatch(CompletableFuture::isDone);
    }

    @Test
    void a_message_that_the_store_refuses_harms_nobody() {
        Remote remote = new Remote();
        remote.messagesFail = true;
        PacedBudget shared = new PacedBudget(remote, MANY, time, timer);
        shared.refused(LimitHints.NONE);
        shared.answered(LimitHints.NONE);
        CompletableFuture<Void> turn = shared.turn(NORMAL, LONG);

        timer.ring();

        assertThat(turn).isCompleted();
    }

    private List<CompletableFuture<Void>> turns(int number, Priority priority, Duration maxWait) {
        return IntStream.range(0, number)
                .mapToObj(turn -> budget.turn(priority, maxWait))
                .toList();
    }

    private static long granted(List<CompletableFuture<Void>> turns) {
        return turns.stream()
                .filter(turn -> turn.isDone() && !turn.isCompletedExceptionally())
                .count();
    }

    /** A store that remembers who asked for what. */
    private static final class Remote implements Pace {
        private final List<String> calls = new ArrayList<>();
        private int permits = 1;
        private boolean messagesFail;
        private Duration soonest = Duration.ofSeconds(1);
        private Runnable whileAsked = () -> {};

        @Override
        public boolean isLocal() {
            return false;
        }

        @Override
        public Duration take(boolean mayUseReserve) {
            calls.add("take");
            boolean there = permits > 0;
            whileAsked.run();
            permits -= there ? 1 : 0;
            return there ? Duration.ZERO : soonest;
        }

        @Override
        public void giveBack() {
            calls.add("giveBack");
            failIfToldTo();
        }

        @Override
        public void refused(Duration wish) {
            calls.add("refused");
            failIfToldTo();
        }

        @Override
        public void accepted() {
            calls.add("accepted");
            failIfToldTo();
        }

        @Override
        public void pause(Duration pause) {
            calls.add("pause");
        }

        @Override
        public State state() {
            return new State(60, Duration.ZERO);
        }

        private void failIfToldTo() {
            if (messagesFail) {
                throw new IllegalStateException("the store refuses");
            }
        }
    }
}
