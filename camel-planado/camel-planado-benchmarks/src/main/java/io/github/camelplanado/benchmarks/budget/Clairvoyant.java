package io.github.camelplanado.benchmarks.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Knows the vendor's state, and the rate that others leave, but not when they call. Sends evenly at what is left, later where it
 * would be refused; what it sends is there at once as far as it can tell. Nobody can have that; it shows what can be had.
 */
final class Clairvoyant implements SenderKind {

    private static final double LEFT = 0.8;

    @Override
    public String title(int requestsPerMinute) {
        return "clairvoyant";
    }

    @Override
    public IntFunction<Sender> open(Scenario scenario, VirtualTime time, Limit limit, SplittableRandom random) {
        double rate = scenario.requestsPerMinute() * (scenario.foreign() ? LEFT : 1);
        Even even = new Even(time, limit, (long) (Limit.NANOS_A_MINUTE / rate));
        return jvm -> even;
    }

    private static final class Even implements Sender {
        private final Deque<Runnable> urgent = new ArrayDeque<>();
        private final Deque<Runnable> sweep = new ArrayDeque<>();
        private final VirtualTime time;
        private final Limit limit;
        private final long step;
        private long next;
        private boolean armed;

        Even(VirtualTime time, Limit limit, long step) {
            this.time = time;
            this.limit = limit;
            this.step = step;
        }

        @Override
        public void first(boolean isUrgent, Runnable go) {
            (isUrgent ? urgent : sweep).add(go);
            arm();
        }

        @Override
        public void again(boolean isUrgent, int attempts, Duration retryAfter, Runnable go) {
            (isUrgent ? urgent : sweep).addFirst(go);
            arm();
        }

        private void arm() {
            if (!armed && !(urgent.isEmpty() && sweep.isEmpty())) {
                armed = true;
                time.after(Math.max(next - time.now(), limit.untilFree(time.now())), this::send);
            }
        }

        private void send() {
            armed = false;
            if (time.now() >= next && limit.untilFree(time.now()) == 0) {
                next = Math.max(next + step, time.now());
                (urgent.isEmpty() ? sweep : urgent).remove().run();
            }
            arm();
        }
    }
}
