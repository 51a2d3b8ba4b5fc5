package io.github.camelplanado.benchmarks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.github.camelplanado.benchmarks.recovery.Happened.Delivery;
import io.github.camelplanado.benchmarks.recovery.Happened.Fetch;
import io.github.camelplanado.benchmarks.recovery.Happened.Version;
import org.junit.jupiter.api.Test;

class FetchesTest {

    private static final String OURS = "http://receiver";
    private static final long START = 150;
    private static final List<Version> VERSIONS = List.of(new Version("job", 3, 100), new Version("job", 4, 200));

    @Test
    void what_no_delivery_told_yet_is_needed_once() {
        assertThat(fetches(List.of(), new Fetch("job", 120), new Fetch("job", 130)))
                .isEqualTo(new Fetches(2, 1, 0));
    }

    @Test
    void each_version_may_be_needed() {
        assertThat(fetches(List.of(), new Fetch("job", 120), new Fetch("job", 210)))
                .isEqualTo(new Fetches(2, 2, 0));
    }

    @Test
    void what_was_delivered_before_is_not_needed() {
        assertThat(fetches(List.of(new Delivery(OURS, "job", 3, 110, true)), new Fetch("job", 120)))
                .isEqualTo(new Fetches(1, 0, 0));
    }

    @Test
    void what_was_refused_before_a_start_is_needed_though_the_log_has_it() {
        List<Delivery> refused = List.of(new Delivery(OURS, "job", 3, START - 10, false));

        assertThat(fetches(refused, new Fetch("job", START + 10))).isEqualTo(new Fetches(1, 1, 1));
        assertThat(fetches(refused, new Fetch("job", START - 5)))
                .as("nothing tells that it was refused")
                .isEqualTo(new Fetches(1, 1, 0));
    }

    @Test
    void what_was_refused_after_the_start_is_in_no_log_that_was_read() {
        assertThat(fetches(List.of(new Delivery(OURS, "job", 3, START + 5, false)), new Fetch("job", START + 10)))
                .isEqualTo(new Fetches(1, 1, 0));
    }

    @Test
    void what_is_delivered_later_to_another_or_of_an_older_version_completes_nothing() {
        List<Delivery> others = List.of(
                new Delivery(OURS, "job", 3, 110, true),
                new Delivery(OURS, "job", 4, 220, true),
                new Delivery("http://another", "job", 4, 205, true),
                new Delivery(OURS, "other", 4, 205, true));

        assertThat(fetches(others, new Fetch("job", 210))).isEqualTo(new Fetches(1, 1, 0));
    }

    @Test
    void a_log_that_was_not_read_is_seen_by_what_was_asked_for_instead() {
        assertThat(new Fetches(16, 16, 6).areFewOf(300)).isTrue();
        assertThat(new Fetches(16, 16, 7).areFewOf(300)).isFalse();
        assertThat(new Fetches(2, 1, 0).areFewOf(300)).isFalse();
    }

    private static Fetches fetches(List<Delivery> deliveries, Fetch... fetches) {
        Happened happened = new Happened(Map.of(), VERSIONS, deliveries, List.of(fetches), fetches.length);
        return Fetches.of(happened, OURS, List.of(START));
    }
}
