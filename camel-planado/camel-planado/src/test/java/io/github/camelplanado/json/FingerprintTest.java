package io.github.camelplanado.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two values have one fingerprint if they mean the same, and else two. */
class FingerprintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"b\": {\"c\": [1, 2], \"d\": null}}|{\"b\": {\"d\": null, \"c\": [1, 2]}, \"a\": 1}",
                "[12.5]|[12.50]",
                "[100]|[1e2]",
                "[0]|[0.00]",
                "[12345678901234567890.1]|[12345678901234567890.10]",
                "{\"name\": \"\\u00e9\"}|{\"name\": \"é\"}"
            })
    void what_means_the_same_has_one_fingerprint(String one, String other) throws Exception {
        assertThat(of(one)).isEqualTo(of(other)).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": null}|{}",
                "{\"a\": \"1\"}|{\"a\": 1}",
                "{\"a\": \"12.5\"}|{\"a\": \"12.50\"}",
                "[1, 2]|[2, 1]",
                "[0.1]|[0.10000000000000001]",
                "[12345678901234567890]|[12345678901234567891]",
                "{\"a\": {\"b\": 1}}|{\"a\": 1, \"b\": 1}",
                "[[1], 2]|[1, [2]]",
                "{\"a\": \"b\\\",\\\"c\\\":\\\"d\"}|{\"a\": \"b\", \"c\": \"d\"}",
                "{\"a\": true}|{\"a\": false}"
            })
    void what_differs_has_two(String one, String other) throws Exception {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @Test
    void it_is_the_same_in_every_release_because_stores_hold_it() throws Exception {
        assertThat(of("{\"name\": \"gas\", \"uuid\": \"u\"}")).isEqualTo("939f88e7e12c3e448bb88eefe257a1ac");
    }

    private static String of(String json) throws JsonProcessingException {
        return Fingerprint.of(WireJson.mapper().readTree(json));
    }
}
