package io.github.camelplanado.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.github.camelplanado.json.WireJson;
import org.junit.jupiter.api.Test;

/** Up to when a reading of several pages has surely seen every update. */
class UpdatedBoundTest {

    private static final Instant OURS = Instant.parse("2027-03-05T08:00:00Z");
    private static final Instant VENDORS = Instant.parse("2027-03-05T05:30:00Z");

    private final UpdatedBound bound = new UpdatedBound(OURS);

    @Test
    void the_time_that_the_reading_took_is_taken_off_the_newest_time_seen() {
        bound.see(List.of(row(VENDORS.minusSeconds(10)), row(VENDORS), row(null)));
        bound.see(List.of(row(VENDORS.minusSeconds(20))));

        assertThat(bound.at(OURS.plusSeconds(90))).contains(VENDORS.minusSeconds(90));
    }

    @Test
    void rows_without_times_give_none() {
        bound.see(List.of(row(null)));

        assertThat(bound.at(OURS)).isEmpty();
    }

    private static Row row(Instant updatedAt) {
        return new Row("u", 1L, null, updatedAt, WireJson.mapper().createObjectNode());
    }
}
