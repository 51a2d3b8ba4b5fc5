package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelplanado.changes.MovableClock;
import org.junit.jupiter.api.Test;

/** A part of the reader's work that fails by itself. */
class ChoreTest {

    private final MovableClock clock = new MovableClock();
    private final List<Throwable> told = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Chore chore =
            new Chore(new Outage("read the list", new Failures(told), () -> {}, clock), clock, stopped::get);
    private int steps;

    @Test
    void it_waits_after_a_failure_and_is_told_when_that_lasts() throws Exception {
        assertThat(chore.step(this::fail)).isFalse();
        assertThat(chore.step(this::fail)).isFalse();
        assertThat(steps).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));
        assertThat(chore.step(this::fail)).isFalse();

        assertThat(steps).isEqualTo(2);
        assertThat(chore.lasting()).get().asString().contains("could not read the list for 300 s");
        assertThat(told).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        assertThat(chore.step(() -> false)).as("nothing to do").isFalse();
        assertThat(chore.lasting()).as("which proves nothing").isPresent();
        assertThat(chore.step(() -> true)).isTrue();
        assertThat(chore.lasting()).isEmpty();
    }

    @Test
    void what_fails_because_the_stream_stops_is_told_to_nobody() throws Exception {
        stopped.set(true);

        assertThat(chore.step(this::fail)).isFalse();
        assertThat(told).isEmpty();
    }

    private boolean fail() {
        steps++;
        throw new IllegalStateException("no page");
    }
}
