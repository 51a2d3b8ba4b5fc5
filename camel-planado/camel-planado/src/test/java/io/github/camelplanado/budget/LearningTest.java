package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LearningTest {

    private final Learning learning = new Learning(60, 2, false);
    private final Learning climbing = new Learning(60, 2, true);

    @Test
    void it_starts_at_the_configured_rate() {
        assertThat(learning.start().requestsPerMinute()).isEqualTo(60);
    }

    @Test
    void a_refusal_lowers_the_rate_and_calls_that_are_taken_raise_it_again() {
        Learned refused = learning.refused(accepted(learning, learning.start(), 200), false);
        assertThat(refused.requestsPerMinute()).isBetween(45.0, 56.0);

        assertThat(accepted(learning, refused, 10).rate()).isGreaterThan(refused.rate());
        assertThat(accepted(learning, refused, 200).rate()).isEqualTo(refused.ceiling());
    }

    @Test
    void the_rise_is_slow_at_first_and_fast_when_no_refusal_came_for_long() {
        Learned known = learning.refused(accepted(learning, learning.start(), 200), false);
        long slow = accepted(learning, known, 1).rate() - known.rate();

        Learned calm = new Learned(known.rate(), known.ceiling(), known.capacity(), known.room(), 70, 0);
        assertThat(accepted(learning, calm, 1).rate() - calm.rate()).isGreaterThan(20 * slow);
    }

    @Test
    void refusals_that_come_soon_make_pauses_shorter_and_late_ones_longer() {
        Learned first = learning.refused(accepted(learning, learning.start(), 200), false);
        Learned soon = learning.refused(accepted(learning, first, 3), false);
        Learned late = learning.refused(accepted(learning, first, 100), false);

        assertThat(learning.pause(soon, 0.5)).isLessThan(learning.pause(first, 0.5));
        assertThat(learning.pause(late, 0.5)).isGreaterThan(learning.pause(first, 0.5));
    }

    @Test
    void refusals_in_vain_double_the_pause_up_to_a_minute_and_leave_the_rate() {
        Learned known = learning.refused(accepted(learning, learning.start(), 200), false);
        Learned vain = learning.refused(known, false);

        assertThat(vain.rate()).isEqualTo(known.rate());
        assertThat(learning.pause(vain, 0.5))
                .isEqualTo(learning.pause(known, 0.5).multipliedBy(2));
        for (int more = 0; more < 100; more++) {
            vain = learning.refused(vain, false);
        }
        assertThat(learning.pause(vain, 0.9)).isEqualTo(Duration.ofMinutes(1));
        assertThat(accepted(learning, vain, 1).vain()).isZero();
    }

    @Test
    void a_refused_burst_costs_burst_and_leaves_the_ceiling() {
        Learned proven = accepted(learning, learning.start(), 200);
        Learned refused = learning.refused(proven, true);

        assertThat(refused.capacity()).isLessThan(proven.capacity());
        assertThat(refused.ceiling()).isEqualTo(60_000);
    }

    @Test
    void refusals_at_the_full_rate_cost_the_last_percents_of_it_and_never_more() {
        Learned known = accepted(learning, learning.start(), 200);
        for (int times = 0; times < 10; times++) {
            known = accepted(learning, learning.refused(known, false), 200);
        }
        assertThat(known.ceiling()).isBetween(57_600L, 58_800L);
        assertThat(known.capacity()).as("the burst was not to blame").isEqualTo(learning.fullCapacity());
    }

    @Test
    void what_was_given_up_is_tried_again_after_a_long_calm() {
        Learned known = learning.refused(accepted(learning, learning.start(), 200), true);
        known = learning.refused(accepted(learning, known, 200), false);

        assertThat(accepted(learning, known, 9_000).ceiling()).isLessThan(60_000);
        Learned forgiven = accepted(learning, known, 20_100);
        assertThat(forgiven.ceiling()).isEqualTo(60_000);
        assertThat(forgiven.capacity()).isEqualTo(learning.fullCapacity());
    }

    @Test
    void it_climbs_above_the_configured_rate_only_if_told_to_and_only_while_calls_wait() {
        assertThat(accepted(learning, learning.start(), 5_000).requestsPerMinute())
                .isEqualTo(60);
        assertThat(accepted(climbing, climbing.start(), 5_000).requestsPerMinute())
                .isGreaterThan(120);

        Learned idle = climbing.start();
        for (int call = 0; call < 5_000; call++) {
            idle = climbing.accepted(idle, false);
        }
        assertThat(idle.requestsPerMinute()).isEqualTo(60);
    }

    @Test
    void it_climbs_after_a_thousand_calls_whether_bursts_are_allowed_or_not() {
        for (Learning any : List.of(climbing, new Learning(60, 1, true), new Learning(60, 5, true))) {
            assertThat(accepted(any, any.start(), 999).ceiling()).isEqualTo(60_000);
            assertThat(accepted(any, any.start(), 1_100).ceiling()).isBetween(61_000L, 64_000L);
            Learned refused = any.refused(accepted(any, any.start(), 50), false);
            assertThat(accepted(any, refused, 1_000).ceiling()).isLessThanOrEqualTo(60_000);
            assertThat(accepted(any, refused, 1_200).ceiling()).isGreaterThan(60_000);
        }
    }

    @Test
    void what_it_climbed_to_in_vain_it_leaves_and_never_for_less_than_what_is_configured() {
        Learned high = accepted(climbing, climbing.start(), 2_500);
        Learned refused = climbing.refused(high, false);

        assertThat(refused.ceiling()).isLessThan(high.ceiling()).isGreaterThanOrEqualTo(60_000);
    }

    @Property
    void whatever_comes_the_figures_stay_in_their_bounds(
            @ForAll @IntRange(min = 1, max = 6_000) int requestsPerMinute,
            @ForAll @IntRange(min = 1, max = 10) int burst,
            @ForAll boolean climb,
            @ForAll @Size(max = 300) List<@IntRange(max = 60) Integer> events) {
        Learning any = new Learning(requestsPerMinute, burst, climb);
        long configured = requestsPerMinute * 1_000L;
        Learned known = any.start();
        for (int event : events) {
            known = event == 0 || event == 1 ? any.refused(known, event == 0) : accepted(any, known, event);

            assertThat(known.rate()).isBetween(Math.round(configured * 0.05), known.ceiling());
            assertThat(known.ceiling()).isBetween(configured * 965 / 1_000, climb ? 10 * configured : configured);
            assertThat(known.capacity()).isBetween(1_200L, any.fullCapacity());
            assertThat(known.room()).isBetween(1_000L, 8_000L);
            assertThat(any.pause(known, 0.99)).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    private static Learned accepted(Learning learning, Learned known, int calls) {
        Learned next = known;
        for (int call = 0; call < calls; call++) {
            next = learning.accepted(next, true);
        }
        return next;
    }
}
