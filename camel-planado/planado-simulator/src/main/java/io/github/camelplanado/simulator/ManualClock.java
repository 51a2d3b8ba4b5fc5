package io.github.camelplanado.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Time that a test moves by hand; tasks that fall due run on the thread that moves it, in the order of their times. */
public final class ManualClock extends SimulatorClock {
    private record Task(Instant due, long number, Runnable work) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private Instant now = Instant.parse("2027-03-01T08:00:00Z");
    private long count;

    ManualClock() {}

    /**
     * Moves the time forward and runs what falls due on the way.
     *
     * @param time how far, not negative
     */
    public void advance(Duration time) {
        Instant target;
        lock.lock();
        try {
            target = now.plus(time);
        } finally {
            lock.unlock();
        }
        for (Task task = nextUntil(target); task != null; task = nextUntil(target)) {
            task.work().run();
        }
    }

    /**
     * How long until the next task falls due.
     *
     * @return the time, or null when nothing is waiting
     */
    public Duration untilNextTask() {
        lock.lock();
        try {
            return tasks.isEmpty() ? null : Duration.between(now, tasks.peek().due());
        } finally {
            lock.unlock();
        }
    }

    private Task nextUntil(Instant target) {
        lock.lock();
        try {
            if (tasks.isEmpty() || tasks.peek().due().isAfter(target)) {
                now = target;
                return null;
            }
            Task task = tasks.poll();
            now = task.due().isAfter(now) ? task.due() : now;
            return task;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
        lock.lock();
        try {
            if (delay.isZero() || delay.isNegative()) {
                // Falls through to run at once, below: a hand-moved clock never reaches "now" again by itself.
                count++;
            } else {
                tasks.add(new Task(now.plus(delay), count++, task));
                return;
            }
        } finally {
            lock.unlock();
        }
        task.run();
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public double speed() {
        return 1;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            tasks.clear();
        } finally {
            lock.unlock();
        }
    }
}
