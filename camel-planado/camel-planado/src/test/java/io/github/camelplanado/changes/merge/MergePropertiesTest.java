package io.github.camelplanado.changes.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Change.BodyKind;
import io.github.camelplanado.api.Change.Source;
import io.github.camelplanado.changes.merge.model.ByHabit.Habit;
import io.github.camelplanado.changes.merge.model.Figures;
import io.github.camelplanado.changes.merge.model.SyncRun;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real rules under everything that a wire and a list can do; rules that look as good are caught by the same run. */
class MergePropertiesTest {

    private static final int CONTROLS = 20;

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void nothing_goes_back_nothing_deleted_returns_and_in_the_end_both_are_alike(
            @ForAll long seed, @ForAll boolean tellsDeletions) {
        Figures figures = new SyncRun(seed, tellsDeletions).byRule();

        assertThat(figures).isEqualTo(new Figures(0, 0, 0, 0, 0, figures.told(), figures.deletions()));
        assertThat(figures.told()).as("events told").isGreaterThan(500);
        assertThat(figures.deletions()).as("deletions told").isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource(Habit.class)
    void the_same_run_catches_other_rules(Habit habit) {
        Figures sum = new Figures(0, 0, 0, 0, 0, 0, 0);
        for (int seed = 0; seed < CONTROLS; seed++) {
            sum = sum.plus(new SyncRun(seed, true).by(habit));
        }
        System.out.println(habit + ": " + sum);

        assertThat(sum.falseDeletions()).as("false deletions").isPositive();
        if (habit == Habit.LAST_ARRIVAL) {
            assertThat(sum.wentBack()).as("went back").isPositive();
            assertThat(sum.cameBack()).as("came back").isPositive();
        } else {
            assertThat(sum.differ())
                    .as("a tombstone made of absence is there for ever")
                    .isPositive();
        }
    }

    @Test
    void the_real_rules_on_the_seeds_of_the_controls() {
        Figures sum = new Figures(0, 0, 0, 0, 0, 0, 0);
        for (int seed = 0; seed < CONTROLS; seed++) {
            sum = sum.plus(new SyncRun(seed, true).byRule());
        }
        System.out.println("by rule: " + sum);

        assertThat(sum).isEqualTo(new Figures(0, 0, 0, 0, 0, sum.told(), sum.deletions()));
    }

    @Property
    void any_order_of_the_same_observations_ends_in_the_same_state(
            @ForAll("observations") @Size(max = 12) List<Change> seen, @ForAll long seed) {
        List<Change> shuffled = new ArrayList<>(seen);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(after(null, shuffled)).isEqualTo(after(null, seen));
    }

    @Property
    void seen_again_nothing_is_told_again(@ForAll("observations") @Size(max = 12) List<Change> seen) {
        Known known = after(null, seen);

        for (Change again : seen) {
            Verdict verdict = Merge.of(known, again);
            assertThat(verdict.isTold()).as(again.toString()).isFalse();
            assertThat(verdict.known()).isEqualTo(known);
        }
    }

    @Property
    void no_observation_but_the_entity_itself_brings_back_what_was_deleted(
            @ForAll("observations") @Size(max = 12) List<Change> seen) {
        Known gone = new Known(3, Set.of(EventClass.CRUD), true, null, BodyKind.SNAPSHOT);
        List<Change> others =
                seen.stream().filter(change -> change.source() != Source.REPAIR).toList();

        assertThat(after(gone, others)).isEqualTo(gone);
    }

    @Provide
    Arbitrary<List<Change>> observations() {
        return Combinators.combine(
                        Arbitraries.of(Source.class),
                        Arbitraries.of("job_created", "job_updated", "job_started", "job_finished", "job_deleted"),
                        Arbitraries.longs().between(1, 4).injectNull(0.1),
                        Arbitraries.of(BodyKind.class))
                .as(Seen::of)
                .list();
    }

    private static Known after(Known before, List<Change> seen) {
        Known known = before;
        for (Change change : seen) {
            known = Merge.of(known, change).known();
        }
        return known;
    }
}
