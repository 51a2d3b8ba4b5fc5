package io.github.camelplanado.benchmarks.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class CallsPerDayTest {

    private final CallsPerDay defaults = CallsPerDay.ofDefaults();

    @Test
    void an_idle_stream_makes_one_call_a_minute_and_a_sweep() {
        assertThat(defaults.of(quiet(true)).total()).isEqualTo(1440 + 102);
        assertThat(defaults.of(quiet(false)).total()).isEqualTo(1440 + 102);
    }

    @Test
    void the_first_copy_is_one_call_a_page_and_two_at_the_end() {
        assertThat(defaults.firstCopy(10_000)).isEqualTo(102);
        assertThat(defaults.firstCopy(10_001)).isEqualTo(103);
    }

    @Test
    void sweeps_never_use_more_than_their_share() {
        CallsPerDay often =
                new CallsPerDay(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1), 100, 60, 0.2);
        assertThat(often.sweeps(1_000_000)).isEqualTo(17_280);
    }

    @Test
    void without_sweeps_only_looks_are_left() {
        CallsPerDay none = new CallsPerDay(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ZERO, 100, 60, 0.2);
        assertThat(none.of(quiet(true)).total()).isEqualTo(1440);
    }

    @Test
    void webhooks_cost_nothing_but_pages_of_the_log_and_a_question_about_each_deletion() {
        Calls calls = defaults.of(new Traffic(10_000, 10_000, 100, 100, true, false));
        assertThat(calls.one()).isEqualTo(100);
        assertThat(calls.log()).isEqualTo(24 * (3 + 5));
        assertThat(calls.total()).isEqualTo(1440 + 102 + 24 * 3 + 100);
    }

    @Test
    void what_is_fetched_is_one_call_each() {
        Calls calls = defaults.of(new Traffic(10_000, 1_000, 10, 10, true, true));
        assertThat(calls.one()).isEqualTo(1_000);
    }

    @Test
    void without_webhooks_a_change_that_the_head_finds_costs_a_page_or_two_at_most() {
        Calls few = defaults.of(new Traffic(1_000_000, 10, 10, 0, false, false));
        assertThat(few.total()).isEqualTo(1440 + 10_002 + 10 + 10);
    }

    @Test
    void a_thousand_changes_that_the_head_finds_at_once_cost_a_sweep_at_most() {
        Calls many = defaults.of(new Traffic(10_000, 1_000, 10, 10, false, false));
        assertThat(many.total()).isEqualTo(1440 + 102 + 10 + 20 + 1_000 + 102);
    }

    private static Traffic quiet(boolean webhooks) {
        return new Traffic(10_000, 0, 0, 0, webhooks, false);
    }
}
