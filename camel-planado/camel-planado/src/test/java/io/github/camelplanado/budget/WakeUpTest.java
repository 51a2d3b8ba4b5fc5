package io.github.camelplanado.budget;

import static io.github.camelplanado.api.Priority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

/** No call waits for longer than it must, whatever happens between two of its steps. Everything runs on the test's thread. */
class WakeUpTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final ManualTimer alarms = new ManualTimer(time);
    private final Permits permits = new Permits();
    private final PacedBudget budget = new PacedBudget(permits, 100, time, alarms);

    @Test
    void a_call_that_came_behind_another_one_is_woken_though_the_other_one_went_before_it_had_its_place() {
        CompletableFuture<Void> first = budget.turn(NORMAL, LONG);
        permits.whenLookedAt = () -> {
            permits.left = 1;
            time.advance(Permits.SECOND);
            alarms.ring();
        };

        CompletableFuture<Void> second = budget.turn(NORMAL, LONG);
        assertThat(first).as("went meanwhile").isCompleted();
        permits.left = 1;
        time.advance(Permits.SECOND);
        alarms.ring();

        assertThat(second).isCompleted();
    }

    @Test
    void a_call_that_came_behind_another_one_is_woken_though_the_other_one_was_cancelled_before_it_had_its_place() {
        CompletableFuture<Void> first = budget.turn(NORMAL, LONG);
        permits.whenLookedAt = () -> first.cancel(false);

        CompletableFuture<Void> second = budget.turn(NORMAL, LONG);
        permits.left = 1;
        time.advance(Permits.SECOND);
        alarms.ring();

        assertThat(second).isCompleted();
    }

    /** As many permits as a test says. */
    private static final class Permits implements Pace {

        private static final Duration SECOND = Duration.ofSeconds(1);

        private int left;
        private Runnable whenLookedAt = () -> {};

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public Duration take(boolean mayUseReserve) {
            if (left == 0) {
                return SECOND;
            }
            left--;
            return Duration.ZERO;
        }

        @Override
        public void giveBack() {
            left++;
        }

        @Override
        public void refused(Duration wish) {
            // nobody refuses here
        }

        @Override
        public void accepted() {
            // nothing is learned here
        }

        @Override
        public void pause(Duration pause) {
            // nobody pauses here
        }

        @Override
        public State state() {
            Runnable task = whenLookedAt;
            whenLookedAt = () -> {};
            task.run();
            return new State(60, Duration.ZERO);
        }
    }
}
