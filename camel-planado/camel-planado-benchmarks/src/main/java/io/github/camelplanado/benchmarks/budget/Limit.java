package io.github.camelplanado.benchmarks.budget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** A model of the vendor's limit. What it refuses does not count against it, as in the simulator unless its knob says otherwise. */
interface Limit {

    double NANOS_A_MINUTE = 60e9;

    /** Lets a call in, or not. */
    boolean take(long now);

    /** How long until a call would be let in if nobody else came; zero if now. */
    long untilFree(long now);

    /** The kinds of limits that there may be, by name. */
    enum Kind {
        LEAKY_2,
        LEAKY_3,
        LEAKY_10,
        LEAKY_60,
        SLIDING,
        FIXED;

        Limit of(int requestsPerMinute) {
            return switch (this) {
                case LEAKY_2 -> new Leaky(requestsPerMinute, 2);
                case LEAKY_3 -> new Leaky(requestsPerMinute, 3);
                case LEAKY_10 -> new Leaky(requestsPerMinute, 10);
                case LEAKY_60 -> new Leaky(requestsPerMinute, 60);
                case SLIDING -> new Sliding(requestsPerMinute);
                case FIXED -> new Fixed(requestsPerMinute);
            };
        }

        boolean isLeaky() {
            return this != SLIDING && this != FIXED;
        }

        /** As it is printed. */
        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A bucket that leaks evenly and holds so many calls: what the vendor documents, without its size. */
    final class Leaky implements Limit {
        private static final double TOLERANCE = 1e-9;
        private final double callsANano;
        private final int size;
        private double level;
        private long last;

        Leaky(int requestsPerMinute, int size) {
            this.callsANano = requestsPerMinute / NANOS_A_MINUTE;
            this.size = size;
        }

        @Override
        public boolean take(long now) {
            leak(now);
            boolean fits = level + 1 <= size + TOLERANCE;
            level += fits ? 1 : 0;
            return fits;
        }

        @Override
        public long untilFree(long now) {
            leak(now);
            return (long) Math.ceil(Math.max(0, level + 1 - size) / callsANano);
        }

        private void leak(long now) {
            level = Math.max(0, level - (now - last) * callsANano);
            last = now;
        }
    }

    /** So many calls in any minute. */
    final class Sliding implements Limit {
        private final int calls;
        private final Deque<Long> taken = new ArrayDeque<>();

        Sliding(int calls) {
            this.calls = calls;
        }

        @Override
        public boolean take(long now) {
            if (untilFree(now) > 0) {
                return false;
            }
            taken.add(now);
            return true;
        }

        @Override
        public long untilFree(long now) {
            while (!taken.isEmpty() && taken.peek() + NANOS_A_MINUTE <= now) {
                taken.remove();
            }
            return taken.size() < calls ? 0 : (long) (taken.peek() + NANOS_A_MINUTE) - now;
        }
    }

    /** So many calls in each minute of the vendor's clock, which does not begin when ours does. */
    final class Fixed implements Limit {
        private static final double BEGINS = 23e9;
        private final int calls;
        private long minute = -1;
        private int taken;

        Fixed(int calls) {
            this.calls = calls;
        }

        @Override
        public boolean take(long now) {
            boolean fits = untilFree(now) == 0;
            taken += fits ? 1 : 0;
            return fits;
        }

        @Override
        public long untilFree(long now) {
            long current = (long) Math.floor((now - BEGINS) / NANOS_A_MINUTE);
            if (current != minute) {
                minute = current;
                taken = 0;
            }
            return taken < calls ? 0 : (long) ((minute + 1) * NANOS_A_MINUTE + BEGINS) - now;
        }
    }
}
