package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelplanado.changes.MovableClock;
import org.junit.jupiter.api.Test;

/** When the failures of a loop are somebody's work. */
class OutageTest {

    private final MovableClock clock = new MovableClock();
    private final List<Throwable> told = new ArrayList<>();
    private final Outage outage = new Outage("read changes", new Failures(told), () -> {}, clock);

    @Test
    void what_fails_for_five_minutes_is_told_with_its_last_error() {
        outage.failed(new IllegalStateException("first"));
        clock.advance(Duration.ofSeconds(299));
        outage.failed(new IllegalStateException("401 wrong key"));
        assertThat(outage.lasting()).isEmpty();

        clock.advance(Duration.ofSeconds(1));

        assertThat(outage.lasting()).hasValue("could not read changes for 300 s: IllegalStateException: 401 wrong key");
        assertThat(told).as("complaints").hasSize(1);
    }

    @Test
    void a_success_between_failures_begins_anew() {
        outage.failed(new IllegalStateException("first"));
        clock.advance(Duration.ofMinutes(10));
        outage.over();
        outage.failed(new IllegalStateException("second"));

        assertThat(outage.lasting()).isEmpty();
    }
}
