package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedBodyTest {

    @Test
    void a_body_of_exactly_the_limit_is_read() throws IOException {
        byte[] body = new byte[200_000];
        new Random(1).nextBytes(body);
        assertThat(BoundedBody.read(new ByteArrayInputStream(body), -1, 200_000))
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 600, 65_535, 65_536, 65_537, 200_000})
    void a_body_is_read_whole_whatever_length_it_was_said_to_have(int size) throws IOException {
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);
        for (long declared : new long[] {-1, 0, size / 2, size, size + 1L, size * 2L}) {
            assertThat(BoundedBody.read(new ByteArrayInputStream(body), declared, 1_000_000))
                    .as("declared as %d", declared)
                    .isEqualTo(body);
        }
    }

    @Test
    void one_byte_more_is_refused_without_reading_on() {
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given.incrementAndGet();
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                given.addAndGet(length);
                return length;
            }
        };

        assertThatThrownBy(() -> BoundedBody.read(endless, -1, 100_000))
                .isInstanceOf(BoundedBody.TooLarge.class)
                .hasMessageContaining("maxResponseSize=100000");
        assertThat(given.get()).isLessThan(200_000);
    }

    @Test
    void what_says_that_it_is_larger_is_not_read_at_all() {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("was read");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                throw new AssertionError("was read");
            }
        };

        assertThatThrownBy(() -> BoundedBody.read(untouched, 100_001, 100_000))
                .isInstanceOf(BoundedBody.TooLarge.class);
    }

    @Test
    void a_length_that_is_a_lie_does_not_help() {
        assertThatThrownBy(() -> BoundedBody.read(new ByteArrayInputStream(new byte[100]), 10, 50))
                .isInstanceOf(BoundedBody.TooLarge.class);
    }

    @Test
    void a_limit_that_the_memory_cannot_hold_is_lowered_and_said_to_be() {
        assertThatThrownBy(() -> BoundedBody.read(new ByteArrayInputStream(new byte[100]), -1, 1000, 99))
                .isInstanceOf(BoundedBody.TooLarge.class)
                .hasMessageContaining("maxResponseSize=1000 bytes, lowered to 99");
    }
}
