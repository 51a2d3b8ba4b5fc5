package io.github.camelplanado.simulator.http;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanado.simulator.SimulatorClock;

/**
 * How long a request and its answer are under way. A round trip is log-normal; half of it lies before the rate limit, half
 * behind it. No thread waits.
 */
public final class Travel {
    private final ReentrantLock lock = new ReentrantLock();
    private final SimulatorClock clock;
    private final Duration median;
    private final double sigma;
    private final Random random;

    /**
     * A distance.
     *
     * @param clock in whose time it lasts
     * @param median of a round trip; zero for none at all
     * @param sigma of its logarithm
     * @param seed where chance starts from
     */
    public Travel(SimulatorClock clock, Duration median, double sigma, long seed) {
        this.clock = clock;
        this.median = median;
        this.sigma = sigma;
        this.random = new Random(seed);
    }

    /** The way of one request, which its answer goes back. */
    Way way(Executor threads) {
        return median.isZero() ? Runnable::run : new Timed(clock, half(), threads);
    }

    /** Half a round trip. */
    Duration half() {
        lock.lock();
        try {
            return Duration.ofNanos((long) (median.toNanos() * Math.exp(sigma * random.nextGaussian()) / 2));
        } finally {
            lock.unlock();
        }
    }

    /** Does something at its end. */
    interface Way {
        void go(Runnable arrival);
    }

    private record Timed(SimulatorClock clock, Duration half, Executor threads) implements Way {
        @Override
        public void go(Runnable arrival) {
            clock.schedule(half, () -> threads.execute(arrival));
        }
    }
}
