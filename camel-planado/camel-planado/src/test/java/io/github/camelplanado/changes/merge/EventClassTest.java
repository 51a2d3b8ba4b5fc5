package io.github.camelplanado.changes.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventClassTest {

    @ParameterizedTest
    @CsvSource({
        "job_created, crud, false",
        "job_updated, crud, false",
        "job_deleted, crud, true",
        "client_removed, crud, true",
        "job_started, job_started, false",
        "updated_job, updated_job, false"
    })
    void it_goes_by_the_end_of_the_event_type(String type, String name, boolean isDeletion) {
        assertThat(EventClass.of(Seen.webhook(type, 1L))).isEqualTo(new EventClass(name, isDeletion));
    }
}
