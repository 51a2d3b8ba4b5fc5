package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Runs what is due when a test moves the time, on the test's thread. Alarms may be set from any thread. */
final class ManualTimer implements Timer {

    private final PriorityBlockingQueue<Alarm> set = new PriorityBlockingQueue<>(
            16, Comparator.comparingLong(Alarm::atNanos).thenComparingLong(Alarm::number));
    private final ManualTime time;
    private final AtomicLong number = new AtomicLong();

    private record Alarm(long atNanos, long number, Runnable task) {}

    ManualTimer(ManualTime time) {
        this.time = time;
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(time.currentTimeNanos() + delay.toNanos(), number.getAndIncrement(), task);
        set.add(alarm);
        return () -> set.remove(alarm);
    }

    /** Lets time pass; everything happens when it is due. */
    void pass(Duration duration) {
        long until = time.currentTimeNanos() + duration.toNanos();
        for (Alarm due = due(until); due != null; due = due(until)) {
            time.advance(Duration.ofNanos(Math.max(0, due.atNanos - time.currentTimeNanos())));
            due.task.run();
        }
        time.advance(Duration.ofNanos(until - time.currentTimeNanos()));
    }

    /** One that another thread calls off meanwhile is not run. */
    private Alarm due(long until) {
        Alarm first = set.peek();
        while (first != null && first.atNanos <= until && !set.remove(first)) {
            first = set.peek();
        }
        return first == null || first.atNanos > until ? null : first;
    }

    /** Runs what is due now. */
    void ring() {
        pass(Duration.ZERO);
    }

    /** How many alarms are set. */
    int alarms() {
        return set.size();
    }

    @Override
    public void close() {
        set.clear();
    }
}
