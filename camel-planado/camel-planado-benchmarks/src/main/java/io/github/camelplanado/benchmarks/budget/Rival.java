package io.github.camelplanado.benchmarks.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * A small model of what users build. Each JVM believes that the account is its own, urgent calls stand in line with the others,
 * and a refused call goes through the same limit again.
 *
 * @param name as its original is called, for a rate
 * @param limits makes the limit of one JVM, for a rate
 */
record Rival(IntFunction<String> name, BiFunction<VirtualTime, Integer, Sender> limits) implements SenderKind {

    private static final long SECOND = Simulation.SECOND;
    private static final long MINUTE = 60 * SECOND;

    /** Those that run as originals too. */
    static List<Rival> all() {
        return List.of(
                new Rival(rate -> "throttle " + rate + "/60s", (time, rate) -> new Throttle(time, rate, MINUTE)),
                new Rival(
                        rate -> "throttle 1/" + period(rate) + "s",
                        (time, rate) -> new Throttle(time, 1, MINUTE / rate)),
                new Rival(rate -> "resilience4j " + rate + "/60s", (time, rate) -> new Cycles(time, rate, MINUTE)),
                new Rival(rate -> "retry-only, Retry-After 1s", (time, rate) -> new Retry(time)));
    }

    @Override
    public String title(int requestsPerMinute) {
        return name.apply(requestsPerMinute);
    }

    @Override
    public IntFunction<Sender> open(Scenario scenario, VirtualTime time, Limit limit, SplittableRandom random) {
        return jvm -> limits.apply(time, scenario.requestsPerMinute());
    }

    private static String period(int requestsPerMinute) {
        return BigDecimal.valueOf(60)
                .divide(BigDecimal.valueOf(requestsPerMinute), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Camel's throttle: so many permits, each of which comes back a period after it was used. */
    private static final class Throttle implements Sender {
        private final PriorityQueue<Long> free = new PriorityQueue<>();
        private final VirtualTime time;
        private final long period;

        Throttle(VirtualTime time, int permits, long period) {
            this.time = time;
            this.period = period;
            for (int permit = 0; permit < permits; permit++) {
                free.add(time.now());
            }
        }

        @Override
        public void first(boolean urgent, Runnable go) {
            long at = Math.max(time.now(), free.remove());
            free.add(at + period);
            time.after(at - time.now(), go);
        }

        @Override
        public void again(boolean urgent, int attempts, Duration retryAfter, Runnable go) {
            first(urgent, go);
        }
    }

    /** Resilience4j: at the start of each cycle there are so many permits, and all who wait go. */
    private static final class Cycles implements Sender {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private final VirtualTime time;
        private final int permits;
        private final long cycle;
        private int left;

        Cycles(VirtualTime time, int permits, long cycle) {
            this.time = time;
            this.permits = permits;
            this.cycle = cycle;
            begin();
        }

        private void begin() {
            left = permits;
            time.after(cycle, this::begin);
            List<Runnable> released = new ArrayList<>();
            while (left > 0 && !waiting.isEmpty()) {
                left--;
                released.add(waiting.remove());
            }
            released.forEach(Runnable::run);
        }

        @Override
        public void first(boolean urgent, Runnable go) {
            if (left > 0) {
                left--;
                go.run();
            } else {
                waiting.add(go);
            }
        }

        @Override
        public void again(boolean urgent, int attempts, Duration retryAfter, Runnable go) {
            first(urgent, go);
        }
    }

    /** No limit, and a second of pause for whoever is refused. */
    private record Retry(VirtualTime time) implements Sender {

        @Override
        public void first(boolean urgent, Runnable go) {
            go.run();
        }

        @Override
        public void again(boolean urgent, int attempts, Duration retryAfter, Runnable go) {
            time.after(SECOND, go);
        }
    }
}
