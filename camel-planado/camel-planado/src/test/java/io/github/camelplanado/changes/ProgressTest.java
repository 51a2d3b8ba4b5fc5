package io.github.camelplanado.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.github.camelplanado.api.ChangeStore;
import io.github.camelplanado.api.ChangeStore.Checkpoint;
import org.junit.jupiter.api.Test;

/** What the store says at each moment is what a crash at that moment leaves. */
class ProgressTest {

    private static final Instant BEGUN = Instant.parse("2027-03-05T08:00:00Z");
    private static final Instant UPDATED = Instant.parse("2027-03-05T07:00:00Z");

    private final ChangeStore store = new MemoryStore();
    private final Progress progress = new Progress(store, "s");

    @Test
    void a_walk_that_becomes_owed_is_noted_at_once() {
        walked();

        progress.oweWalk();

        assertThat(saved()).isEqualTo(new Checkpoint(BEGUN, UPDATED, true, null));
        Progress restarted = restarted();
        assertThat(restarted.isWalkOwed()).isTrue();
        assertThat(restarted.isFirst()).isFalse();
    }

    @Test
    void what_waits_to_be_told_keeps_the_confirmed_position_and_owes_a_walk() {
        walked();
        progress.readUpTo(UPDATED.plusSeconds(60));

        progress.confirm(false);
        assertThat(saved()).isEqualTo(new Checkpoint(BEGUN, UPDATED, true, null));
        assertThat(progress.isWalkOwed()).as("only a restart owes it").isFalse();
        progress.confirm(true);
        assertThat(saved()).isEqualTo(new Checkpoint(BEGUN, UPDATED.plusSeconds(60), false, null));
    }

    @Test
    void learning_is_noted_before_anything_is_learnt_and_until_the_walk_has_ended() {
        progress.load();
        progress.learnFrom("u1");

        Progress restarted = restarted();
        assertThat(restarted.isFirst()).isTrue();
        assertThat(restarted.learntFrom()).isEqualTo("u1");
        progress.confirm(true);
        assertThat(restarted().learntFrom()).isEqualTo("u1");

        walked();
        assertThat(saved()).isEqualTo(new Checkpoint(BEGUN, UPDATED, false, null));
    }

    @Test
    void a_first_copy_that_is_broken_off_leaves_no_position() {
        progress.load();
        progress.confirm(false);

        assertThat(store.checkpoint("s")).isEmpty();
    }

    @Test
    void an_interval_of_zero_makes_no_regular_walk_and_every_one_that_is_owed() {
        assertThat(progress.isWalkDue(BEGUN, Duration.ZERO)).isTrue();
        walked();
        assertThat(progress.isWalkDue(BEGUN.plusSeconds(1), Duration.ZERO)).isFalse();
        assertThat(progress.isWalkDue(BEGUN.plusSeconds(1), Duration.ofSeconds(1)))
                .isTrue();
        assertThat(progress.isWalkDue(BEGUN.plusSeconds(1), Duration.ofSeconds(2)))
                .isFalse();
        progress.oweWalk();
        assertThat(progress.isWalkDue(BEGUN.plusSeconds(1), Duration.ZERO)).isTrue();
    }

    private void walked() {
        progress.load();
        progress.walked(BEGUN);
        progress.readUpTo(UPDATED);
        progress.confirm(true);
    }

    private Checkpoint saved() {
        return store.checkpoint("s").orElseThrow();
    }

    private Progress restarted() {
        Progress restarted = new Progress(store, "s");
        restarted.load();
        return restarted;
    }
}
