package io.github.camelplanado.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.json.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor does not say how a week ends: each of these answers is possible. */
class ShiftSeamTest {

    @Test
    void weeks_that_touch_are_one_after_the_other() {
        assertThat(joined(week("07T20 08T00"), week("08T00 08T06", "08T06 08T14")))
                .containsExactly("07T20 08T00", "08T00 08T06", "08T06 08T14");
    }

    @Test
    void an_interval_that_both_weeks_tell_whole_comes_once() {
        assertThat(joined(week("06T08 06T16", "07T20 08T06"), week("07T20 08T06", "08T06 08T14")))
                .containsExactly("06T08 06T16", "07T20 08T06", "08T06 08T14");
    }

    @Test
    void a_day_that_both_weeks_tell_comes_once() {
        assertThat(joined(week("07T08 07T16", "08T00 08T10", "08T10 09T00"), week("08T00 08T10", "08T10 09T05")))
                .containsExactly("07T08 07T16", "08T00 08T10", "08T10 09T00", "09T00 09T05");
    }

    @Test
    void an_interval_that_the_first_week_cuts_goes_on_where_it_was_cut() {
        assertThat(joined(week("07T20 08T00"), week("07T20 08T06"))).containsExactly("07T20 08T00", "08T00 08T06");
    }

    @Test
    void other_offsets_are_the_same_time() {
        ObjectNode again = interval("08T00 08T06").put("time_to", "2027-03-08T06:00:00+00:00");
        again.put("time_from", "2027-03-08T03:00:00+03:00");
        ShiftSeam seam = new ShiftSeam(ZoneId.of("Europe/Berlin"));
        seam.add(week("08T00 08T06"));

        assertThat(seam.add(List.of(again))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-08T01:00:00, 2027-03-08T07:00:00",
        "2027-03-08T00:00:00+0000, 2027-03-08T06:00:00+0000",
        "2027-03-08T00:00:00.000Z, 2027-03-08T06:00:00.000Z"
    })
    void every_form_of_a_time_is_joined(String from, String to) {
        ObjectNode again = interval("08T00 08T06").put("time_from", from).put("time_to", to);
        ObjectNode longer = interval("08T00 08T08").put("time_from", from);
        ShiftSeam seam = new ShiftSeam(ZoneId.of("Europe/Berlin"));
        seam.add(week("08T00 08T06"));

        assertThat(seam.add(List.of(again))).isEmpty();
        assertThat(seam.add(List.of(longer))).containsExactly(longer.put("time_from", to));
    }

    @Test
    void an_interval_inside_a_longer_one_does_not_vanish() {
        assertThat(joined(week("07T20 08T06"), week("07T20 08T06", "08T02 08T04")))
                .containsExactly("07T20 08T06", "08T02 08T04");
        assertThat(joined(week("07T20 08T06", "08T02 08T04"), week("08T00 08T06", "08T02 08T04")))
                .containsExactly("07T20 08T06", "08T02 08T04");
    }

    @Test
    void an_interval_that_says_something_else_is_not_joined() {
        ObjectNode pause = interval("08T02 08T06").put("working", false);
        ShiftSeam seam = new ShiftSeam(ZoneId.of("Europe/Berlin"));
        seam.add(week("07T20 08T06"));

        assertThat(seam.add(List.of(pause))).containsExactly(pause);
    }

    @Test
    void an_interval_of_several_weeks_comes_once_cut_or_whole() {
        assertThat(joined(week("01T00 08T00"), week("01T00 15T00"), week("01T00 20T00")))
                .containsExactly("01T00 08T00", "08T00 15T00", "15T00 20T00");
        assertThat(joined(week("01T00 20T00"), week("08T00 20T00"), week("15T00 20T00")))
                .containsExactly("01T00 20T00");
        assertThat(joined(week("01T00 09T00"), week("08T00 16T00"), week("15T00 20T00")))
                .containsExactly("01T00 09T00", "09T00 16T00", "16T00 20T00");
    }

    @Test
    void times_that_cannot_be_read_are_told_as_they_are_and_not_twice() {
        ObjectNode odd =
                WireJson.mapper().createObjectNode().put("time_from", "monday").put("time_to", "noon");
        ShiftSeam seam = new ShiftSeam(ZoneId.of("Europe/Berlin"));

        assertThat(seam.add(List.of(odd))).containsExactly(odd);
        assertThat(seam.add(List.of(odd.deepCopy()))).isEmpty();
    }

    @SafeVarargs
    private static List<String> joined(List<ObjectNode>... weeks) {
        ShiftSeam seam = new ShiftSeam(ZoneId.of("Europe/Berlin"));
        List<String> joined = new ArrayList<>();
        for (List<ObjectNode> week : weeks) {
            seam.add(week)
                    .forEach(interval ->
                            joined.add(shortened(interval, "time_from") + " " + shortened(interval, "time_to")));
        }
        return joined;
    }

    private static String shortened(ObjectNode interval, String key) {
        return interval.path(key).asText().substring(8, 13);
    }

    private static List<ObjectNode> week(String... intervals) {
        return Arrays.stream(intervals).map(ShiftSeamTest::interval).toList();
    }

    private static ObjectNode interval(String fromTo) {
        return WireJson.mapper()
                .createObjectNode()
                .put("time_from", time(fromTo.substring(0, 5)))
                .put("time_to", time(fromTo.substring(6)))
                .put("working", true);
    }

    private static String time(String dayAndHour) {
        return "2027-03-" + dayAndHour + ":00:00Z";
    }
}
