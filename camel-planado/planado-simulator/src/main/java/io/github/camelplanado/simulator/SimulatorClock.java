package io.github.camelplanado.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock of a simulator: the rate limit, the webhook retries, the worker and every timestamp go by it. It is a
 * {@link Clock} too, so that the code under test can be given the same time.
 */
public abstract class SimulatorClock extends Clock implements AutoCloseable {

    /**
     * Runs a task later.
     *
     * @param delay how long to wait, in simulated time
     * @param task what to do; it must be short and must not block
     */
    public abstract void schedule(Duration delay, Runnable task);

    /**
     * How much simulated time passes in one unit of real time.
     *
     * @return the factor, 1 or more; 1 for a clock moved by hand
     */
    public abstract double speed();

    /** Stops the clock's tasks. */
    @Override
    public abstract void close();

    /**
     * A clock that runs by itself.
     *
     * @param speed simulated seconds in a real second, above 0
     * @return the clock, started at the present moment
     */
    public static SimulatorClock running(double speed) {
        return new RunningClock(Clock.systemUTC(), speed);
    }

    /**
     * A clock that stands still until a test moves it.
     *
     * @return the clock, at a fixed moment
     */
    public static ManualClock manual() {
        return new ManualClock();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the simulator's time is UTC");
    }
}
