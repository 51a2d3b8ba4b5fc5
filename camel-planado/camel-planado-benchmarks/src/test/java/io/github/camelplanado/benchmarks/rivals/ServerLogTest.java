package io.github.camelplanado.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ServerLogTest {

    private static final Instant START = Instant.parse("2027-03-01T08:00:00Z");

    private final ServerLog log = new ServerLog(List.of(
            arrival(0, "/clients", true),
            arrival(10, "/clients", true),
            arrival(11, "/clients/client-1", false),
            arrival(12, "/clients/client-1", true),
            arrival(20, "/clients", true)));

    @Test
    void what_comes_at_the_end_of_the_window_is_outside() {
        assertThat(log.count(true, at(10), at(20))).isEqualTo(2);
        assertThat(log.count(false, at(10), at(20))).isEqualTo(1);
        assertThat(log.count(false, at(12), at(20))).isZero();
    }

    @Test
    void an_urgent_call_waits_until_it_is_let_in_and_one_that_never_was_until_the_end() {
        Map<String, Instant> wanted = Map.of("client-1", at(10), "client-2", at(15), "client-3", at(25));
        assertThat(log.waits(wanted, at(10), at(20))).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private static ServerLog.Arrival arrival(int second, String path, boolean accepted) {
        return new ServerLog.Arrival(at(second), path, accepted);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
