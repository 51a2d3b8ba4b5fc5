package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.github.camelplanado.api.LimitHints;
import org.junit.jupiter.api.Test;

class LimitHeadersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void without_headers_nothing_is_told() {
        assertThat(read(Map.of())).isSameAs(LimitHints.NONE);
    }

    @Test
    void both_families_of_headers_are_read() {
        LimitHints expected = new LimitHints(null, 3L, Duration.ofSeconds(27));
        assertThat(read(Map.of("RateLimit-Remaining", "3", "RateLimit-Reset", "27")))
                .isEqualTo(expected);
        assertThat(read(Map.of("X-RateLimit-Remaining", "3", "X-RateLimit-Reset", "27.5")))
                .isEqualTo(expected);
    }

    @Test
    void the_joined_header_is_read_in_its_older_and_its_newer_form() {
        assertThat(read(Map.of("RateLimit", "limit=60, remaining=0, reset=12")).pause())
                .isEqualTo(Duration.ofSeconds(12));
        assertThat(read(Map.of("RateLimit", "\"default\";r=0;t=12")).pause()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void a_moment_is_told_from_a_pause() {
        String inHalfAMinute = String.valueOf(NOW.getEpochSecond() + 30);
        assertThat(read(Map.of("X-RateLimit-Reset", inHalfAMinute)).reset()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read(Map.of("X-RateLimit-Reset", inHalfAMinute + "000")).reset())
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(read(Map.of("X-RateLimit-Reset", "1000000001")).reset()).isZero();
    }

    @Test
    void calls_that_are_left_ask_for_no_pause_and_a_wish_goes_first() {
        assertThat(read(Map.of("RateLimit-Remaining", "1", "RateLimit-Reset", "27"))
                        .pause())
                .isNull();
        assertThat(read(Map.of("Retry-After", "5", "RateLimit-Remaining", "0", "RateLimit-Reset", "27"))
                        .pause())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_cannot_be_read_is_left_out() {
        assertThat(read(Map.of("RateLimit-Remaining", "many", "RateLimit-Reset", "-4", "RateLimit", "soon")))
                .isSameAs(LimitHints.NONE);
        assertThat(read(Map.of("RateLimit-Reset", "99999999999999999999999"))).isSameAs(LimitHints.NONE);
        assertThat(read(Map.of("RateLimit-Reset", "999999999999999999")).reset())
                .isGreaterThan(Duration.ofDays(365));
    }

    private static LimitHints read(Map<String, String> headers) {
        return LimitHeaders.read(headers::get, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
