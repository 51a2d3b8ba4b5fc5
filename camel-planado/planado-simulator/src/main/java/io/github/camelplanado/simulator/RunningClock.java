package io.github.camelplanado.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time that runs by itself, faster than real time when the speed is above 1. */
final class RunningClock extends SimulatorClock {
    private static final System.Logger LOG = System.getLogger(RunningClock.class.getName());

    private final double speed;
    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final ScheduledThreadPoolExecutor timer;

    RunningClock(Clock realTime, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, not " + speed);
        }
        this.speed = speed;
        this.start = realTime.instant();
        this.timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("planado-simulator-clock"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
        try {
            // The result is not wanted: the task itself reports what goes wrong.
            var unused = timer.schedule(() -> runSafely(task), (long) (delay.toNanos() / speed), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the clock is stopped, a task is dropped");
        }
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a timed task failed", e);
        }
    }

    @Override
    public double speed() {
        return speed;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
