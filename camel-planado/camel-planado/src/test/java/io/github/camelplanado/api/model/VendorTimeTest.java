package io.github.camelplanado.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2027-03-04T08:15:00.000Z,      2027-03-04T08:15:00Z",
        "2027-03-04T08:15:00Z,          2027-03-04T08:15:00Z",
        "2027-03-04T08:15:00.123456Z,   2027-03-04T08:15:00.123456Z",
        "2027-03-04T08:15:00.123+00:00, 2027-03-04T08:15:00.123Z",
        "2027-03-04T08:15:00+00:00,     2027-03-04T08:15:00Z",
        "2027-03-04T08:15:00-0330,      2027-03-04T11:45:00Z",
        "2027-03-04T08:15Z,             2027-03-04T08:15:00Z",
    })
    void forms_with_a_zone_mean_one_moment_whatever_the_configured_zone(String text, String moment) {
        assertThat(new VendorTime(text).toInstant()).isEqualTo(moment);
        assertThat(new VendorTime(text).toInstant(BERLIN)).isEqualTo(moment);
        assertThat(new VendorTime(text).in(BERLIN)).isEqualTo(new VendorTime(text));
    }

    @Test
    void a_time_without_a_zone_takes_the_configured_one() {
        VendorTime time = new VendorTime("2027-07-04T08:15:00");

        assertThat(time.toInstant(BERLIN)).isEqualTo("2027-07-04T06:15:00Z");
        assertThat(time.toInstant(ZoneOffset.UTC)).isEqualTo("2027-07-04T08:15:00Z");
        assertThat(time.in(BERLIN).text()).isEqualTo("2027-07-04T08:15:00+02:00");
        assertThat(time.offset()).isEmpty();
        assertThatIllegalStateException().isThrownBy(time::toInstant).withMessageContaining("toInstant(zone)");
    }

    @Test
    void an_hour_that_clocks_skip_is_taken_as_if_they_had_not() {
        VendorTime skipped = new VendorTime("2027-03-28T02:30:00");

        assertThat(skipped.toInstant(BERLIN)).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(skipped.in(BERLIN).toInstant()).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(Job.create()
                        .scheduledAt(skipped.local(), BERLIN)
                        .build()
                        .all()
                        .get("scheduled_at"))
                .isEqualTo("2027-03-28T01:30:00Z");
    }

    @Test
    void an_hour_that_comes_twice_is_its_first_coming() {
        VendorTime twice = new VendorTime("2027-10-31T02:30:00");

        assertThat(twice.toInstant(BERLIN)).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(twice.in(BERLIN).text()).isEqualTo("2027-10-31T02:30:00+02:00");
    }

    @Test
    void the_text_is_kept_and_what_is_written_is_utc_to_the_millisecond() {
        assertThat(new VendorTime("2027-03-04T08:15:00.120Z")).hasToString("2027-03-04T08:15:00.120Z");
        assertThat(VendorTime.of(Instant.parse("2027-03-04T08:15:00.123456789Z"))
                        .text())
                .isEqualTo("2027-03-04T08:15:00.123Z");
        assertThat(VendorTime.of(Instant.parse("2027-03-04T08:15:00Z")).text()).isEqualTo("2027-03-04T08:15:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2027-03-04",
                "2027-13-44T08:15:00",
                "2027-02-29T08:15:00Z",
                "8:15",
                "2027-03-04T08:15:00+99:00"
            })
    void what_is_no_time_is_none(String text) {
        assertThat(VendorTime.find(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new VendorTime(text));
    }
}
