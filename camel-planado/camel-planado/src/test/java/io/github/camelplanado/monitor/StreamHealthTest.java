package io.github.camelplanado.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.store.Inbox;
import io.github.camelplanado.changes.store.Queue;
import io.github.camelplanado.changes.store.Streams;
import io.github.camelplanado.changes.store.Sweeps;
import io.github.camelplanado.changes.stream.ChangesControl;
import io.github.camelplanado.changes.stream.Standstill;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** When a stream of changes needs somebody. */
class StreamHealthTest {

    private static final Duration TOO_LONG = Standstill.AFTER.plusSeconds(1);

    @Test
    void what_moves_is_up_however_much_there_is() {
        HealthCheck.Result result =
                check(Standstill.AFTER, new Inbox.Lag(40_000, 3, Standstill.AFTER, Standstill.AFTER));

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("stalledSeconds", 900L)
                .containsEntry("inbox", 40_000L)
                .containsEntry("unreadable", 3L)
                .doesNotContainKey("entities");
    }

    @Test
    void each_standstill_is_down_and_said() {
        assertThat(down(check(TOO_LONG, lag(0, Duration.ZERO, Duration.ZERO))))
                .contains("changes are due since 15 minutes and nobody takes one");
        assertThat(down(check(Duration.ZERO, lag(7, TOO_LONG, Duration.ZERO))))
                .contains("7 webhooks are not merged, and nothing moved for 15 minutes");
        assertThat(down(check(Duration.ZERO, lag(Standstill.MOST_UNMERGED, Duration.ZERO, Duration.ZERO))))
                .contains("50000 webhooks are not merged");
        assertThat(down(check(Duration.ZERO, lag(0, Duration.ZERO, TOO_LONG))))
                .contains("wait since 15 minutes to be asked about");
    }

    @Test
    void what_fails_for_minutes_is_down_with_its_last_error() {
        Stalled failing = new Stalled(Duration.ZERO, Optional.of("could not read changes for 300 s: 401"));

        assertThat(down(check(failing, lag(0, Duration.ZERO, Duration.ZERO))))
                .isEqualTo("The stream stands still: it could not read changes for 300 s: 401");
    }

    @Test
    void a_database_that_hangs_is_told_by_what_is_waited_for_the_shortest() {
        Stalled slow = new Stalled(Duration.ZERO, Optional.empty(), () -> {
            throw new AssertionError("this is waited for ten times as long");
        });

        assertThat(down(check(slow, () -> {
                    throw new IllegalStateException("canceling statement");
                })))
                .contains("The store of the changes is down", "canceling statement");
    }

    private static Inbox.Lag lag(long unmerged, Duration unmergedFor, Duration unverifiedFor) {
        return new Inbox.Lag(unmerged, 0, unmergedFor, unverifiedFor);
    }

    private static String down(HealthCheck.Result result) {
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        return result.getMessage().orElse("");
    }

    private static HealthCheck.Result check(Duration stalled, Inbox.Lag lag) {
        return check(new Stalled(stalled, Optional.empty()), lag);
    }

    private static HealthCheck.Result check(Stalled control, Inbox.Lag lag) {
        return check(control, () -> lag);
    }

    private static HealthCheck.Result check(Stalled control, Supplier<Inbox.Lag> lag) {
        WatchedStream stream = new WatchedStream(
                "planado",
                control,
                () -> {
                    throw new AssertionError("a probe counts nothing");
                },
                lag);
        return new StreamHealthCheck(stream).call(Map.of());
    }

    /** A stream that answers what a probe may ask. */
    private record Stalled(Duration stalled, Optional<String> lasting, Supplier<Sweeps.State> sweeps)
            implements ChangesControl {

        Stalled(Duration stalled, Optional<String> lasting) {
            this(
                    stalled,
                    lasting,
                    () -> new Sweeps.State(true, 1, false, null, List.of(), null, false, null, null, null));
        }

        @Override
        public long behind() {
            return 0;
        }

        @Override
        public String getStreamId() {
            return "jobs";
        }

        @Override
        public Resource getResource() {
            return Resource.JOBS;
        }

        @Override
        public boolean isReader() {
            return true;
        }

        @Override
        public Queue.Counts counts() {
            throw new AssertionError("a probe counts nothing");
        }

        @Override
        public long entities() {
            throw new AssertionError("a probe counts nothing");
        }

        @Override
        public long parkedCount() {
            return 0;
        }

        @Override
        public Sweeps.State sweep() {
            return sweeps.get();
        }

        @Override
        public String state() {
            return "";
        }

        @Override
        public List<Queue.Parked> parked(int most) {
            return List.of();
        }

        @Override
        public int release(String uuid) {
            return 0;
        }

        @Override
        public int drop(String uuid) {
            return 0;
        }

        @Override
        public long releaseDeletions() {
            return 0;
        }

        @Override
        public boolean dropDeletions() {
            return false;
        }

        @Override
        public List<Streams.Abandoned> abandoned() {
            return List.of();
        }

        @Override
        public void forget(String streamId) {
            throw new AssertionError("a probe changes nothing");
        }

        @Override
        public void sweepNow() {
            throw new AssertionError("a probe changes nothing");
        }

        @Override
        public void reset() {
            throw new AssertionError("a probe changes nothing");
        }
    }
}
