package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private final Clock clock = Clock.fixed(Instant.parse("2027-03-04T08:00:00Z"), ZoneOffset.UTC);

    @Test
    void seconds_and_dates_are_read() {
        assertThat(RetryAfter.parse("7", clock)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Thu, 04 Mar 2027 08:00:30 GMT", clock)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_date_in_the_past_is_no_pause() {
        assertThat(RetryAfter.parse("Thu, 04 Mar 2027 07:00:00 GMT", clock)).isZero();
    }

    @Test
    void a_number_that_no_one_can_wait_for_is_a_day() {
        assertThat(RetryAfter.parse("99999999999999999999", clock)).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5"})
    void what_cannot_be_read_is_as_if_it_were_absent(String header) {
        assertThat(RetryAfter.parse(header, clock)).isNull();
        assertThat(RetryAfter.parse(null, clock)).isNull();
    }
}
