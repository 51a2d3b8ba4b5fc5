package io.github.camelplanado.benchmarks.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.github.camelplanado.benchmarks.changes.MeasuredDay.Seen;
import org.junit.jupiter.api.Test;

class CostCheckTest {

    private static final Traffic QUIET = new Traffic(10_000, 0, 0, 0, true, false);
    private static final Traffic BUSY = new Traffic(10_000, 1_000, 10, 10, true, false);

    @Test
    void what_the_formula_says_is_right() {
        assertThat(check(QUIET, formula(QUIET), 0)).isEmpty();
        assertThat(check(BUSY, formula(BUSY), 1_000)).isEmpty();
    }

    @Test
    void a_call_more_than_one_a_minute_is_wrong_for_an_idle_stream() {
        assertThat(check(QUIET, formula(QUIET).plus(new Calls(1, 0, 0, 0)), 0)).hasSize(1);
    }

    @Test
    void a_get_for_a_change_is_wrong() {
        assertThat(check(BUSY, formula(BUSY).plus(new Calls(0, 1, 0, 0)), 1_000))
                .hasSize(1);
    }

    @Test
    void three_per_cent_off_is_wrong() {
        assertThat(check(BUSY, formula(BUSY).plus(new Calls(50, 0, 0, 0)), 1_000))
                .hasSize(1);
    }

    @Test
    void changes_that_were_not_told_are_wrong() {
        assertThat(check(BUSY, formula(BUSY), 900)).hasSize(1);
    }

    @Test
    void a_job_of_whose_change_nothing_was_told_is_wrong_without_webhooks_too() {
        Traffic day = new Traffic(10_000, 1_000, 10, 10, false, false);
        assertThat(touched(day, 960)).isEmpty();
        assertThat(touched(day, 959)).hasSize(1);
    }

    @Test
    void a_deletion_that_was_asked_about_and_not_told_is_wrong() {
        assertThat(gone(BUSY.deleted() - 1, false)).hasSize(1);
    }

    @Test
    void a_deletion_that_the_sweep_was_to_find_is_wrong_if_it_was_not_told() {
        assertThat(gone(BUSY.deleted() - 1, true)).hasSize(2);
    }

    @Test
    void a_deletion_that_the_day_before_left_is_this_one_s() {
        Calls calls = formula(QUIET).plus(new Calls(0, 1, 0, 0));
        assertThat(CostCheck.of(List.of(new CostCell("a day", calls, new Seen(QUIET, calls, 1, 1, 1, 0, true)))))
                .isEmpty();
        assertThat(CostCheck.of(List.of(
                        new CostCell("a day", formula(QUIET), new Seen(QUIET, formula(QUIET), 0, 0, 1, 0, true)))))
                .hasSize(1);
    }

    private static List<String> gone(long gone, boolean sweptLast) {
        Calls calls = formula(BUSY);
        return CostCheck.of(
                List.of(new CostCell("a day", calls, new Seen(BUSY, calls, 1_000, gone, 0, 900, sweptLast))));
    }

    /** 960 different jobs were changed; so many changes were told, and all deletions. */
    private static List<String> touched(Traffic day, long told) {
        Calls calls = formula(day);
        return CostCheck.of(List.of(
                new CostCell("a day", calls, new Seen(day, calls, told + day.deleted(), day.deleted(), 0, 960, true))));
    }

    private static Calls formula(Traffic day) {
        return CallsPerDay.ofDefaults().of(day);
    }

    private static List<String> check(Traffic day, Calls seen, long told) {
        return CostCheck.of(
                List.of(new CostCell("a day", formula(day), new Seen(day, seen, told, day.deleted(), 0, 0, true))));
    }
}
