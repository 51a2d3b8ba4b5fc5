package io.github.camelplanado.changes.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "11, 300", "64, 300", "65, 300", "2147483647, 300"
    })
    void a_second_is_doubled_up_to_five_minutes(int attempts, long seconds) {
        assertThat(Backoff.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
