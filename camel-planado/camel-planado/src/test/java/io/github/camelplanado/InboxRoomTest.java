package io.github.camelplanado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelplanado.changes.store.Inbox.Lag;
import io.github.camelplanado.changes.stream.Standstill;
import org.junit.jupiter.api.Test;

/** When webhooks are refused because those before them are not worked on. */
class InboxRoomTest {

    private static final Lag NONE = new Lag(0, 0, Duration.ZERO, Duration.ZERO);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T12:00:00Z"));
    private final AtomicReference<Lag> lag = new AtomicReference<>(NONE);
    private final AtomicInteger looks = new AtomicInteger();
    private final InboxRoom room = new InboxRoom(
            () -> {
                looks.incrementAndGet();
                return lag.get();
            },
            new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    @Test
    void there_is_room_until_nothing_was_merged_for_a_quarter_of_an_hour_and_again_when_it_moves() {
        lag.set(new Lag(9000, 0, Standstill.AFTER, Duration.ofDays(1)));
        assertThatCode(room::require).doesNotThrowAnyException();

        lag.set(new Lag(9000, 0, Standstill.AFTER.plusSeconds(1), Duration.ZERO));
        assertThatCode(room::require).as("looked up some seconds ago").doesNotThrowAnyException();
        now.updateAndGet(time -> time.plusSeconds(6));
        assertThatThrownBy(room::require).hasMessageContaining("9000 wait").hasMessageContaining("15 minutes");

        lag.set(new Lag(9000, 0, Duration.ofSeconds(1), Duration.ZERO));
        now.updateAndGet(time -> time.plusSeconds(6));
        assertThatCode(room::require).doesNotThrowAnyException();
        assertThat(looks).hasValue(3);
    }

    @Test
    void there_is_none_for_more_than_can_be_merged() {
        lag.set(new Lag(Standstill.MOST_UNMERGED, 0, Duration.ZERO, Duration.ZERO));
        assertThatThrownBy(room::require).hasMessageContaining("50000 wait");
    }
}
