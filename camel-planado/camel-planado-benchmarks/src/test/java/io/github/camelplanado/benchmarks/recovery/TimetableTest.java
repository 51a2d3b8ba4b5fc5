package io.github.camelplanado.benchmarks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Duration WINDOW = Duration.ofMinutes(25);
    private static final Duration REFUSED = Duration.ofMinutes(5);

    @Test
    void a_seed_is_a_timetable() {
        assertThat(Timetable.of(plan(3))).isEqualTo(Timetable.of(plan(3))).isNotEqualTo(Timetable.of(plan(4)));
    }

    @Test
    void whatever_the_seed_all_of_it_is_within_the_window() {
        LongStream.range(0, 200).mapToObj(seed -> Timetable.of(plan(seed))).forEach(timetable -> {
            assertThat(timetable.visits())
                    .hasSize(300)
                    .allMatch(visit -> visit.finish().compareTo(WINDOW) < 0);
            assertThat(timetable.refusal().plus(REFUSED)).isLessThan(WINDOW);
            assertThat(timetable.kills()).hasSize(5).allMatch(kill -> kill.compareTo(WINDOW) < 0);
        });
    }

    @Test
    void one_kill_comes_while_it_is_refused_and_one_when_what_was_missed_is_made_up_for() {
        LongStream.range(0, 200).mapToObj(seed -> Timetable.of(plan(seed))).forEach(timetable -> {
            Duration back = timetable.refusal().plus(REFUSED);
            assertThat(timetable.kills())
                    .anyMatch(kill -> kill.compareTo(timetable.refusal()) > 0 && kill.compareTo(back) < 0)
                    .anyMatch(kill -> kill.compareTo(back) >= 0 && kill.compareTo(back.plusSeconds(40)) <= 0);
        });
    }

    private static RecoveryPlan plan(long seed) {
        return new RecoveryPlan(300, WINDOW, REFUSED, 5, seed);
    }
}
