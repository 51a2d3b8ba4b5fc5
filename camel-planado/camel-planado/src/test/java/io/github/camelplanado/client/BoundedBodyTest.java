package io.github.camelplanado.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    @Test
    void a_body_of_exactly_the_limit_is_read() throws IOException {
        assertThat(BoundedBody.read(new ByteArrayInputStream(new byte[20_000]), 20_000))
                .hasSize(20_000);
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

        assertThatThrownBy(() -> BoundedBody.read(endless, 100_000))
                .isInstanceOf(BoundedBody.TooLarge.class)
                .hasMessageContaining("maxResponseSize=100000");
        assertThat(given.get()).isLessThan(200_000);
    }
}
