package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Runs what is due when a test moves the time, on the test's thread. */
final class ManualTimer implements Timer {

    private final PriorityQueue<Alarm> set =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::atNanos).thenComparingLong(Alarm::number));
    private final ManualTime time;
    private long number;

    private record Alarm(long atNanos, long number, Runnable task) {}

    ManualTimer(ManualTime time) {
        this.time = time;
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(time.currentTimeNanos() + delay.toNanos(), number++, task);
        set.add(alarm);
        return () -> set.remove(alarm);
    }

    /** Lets time pass; everything happens when it is due. */
    void pass(Duration duration) {
        long until = time.currentTimeNanos() + duration.toNanos();
        while (!set.isEmpty() && set.peek().atNanos <= until) {
            Alarm due = set.remove();
            time.advance(Duration.ofNanos(Math.max(0, due.atNanos - time.currentTimeNanos())));
            due.task.run();
        }
        time.advance(Duration.ofNanos(until - time.currentTimeNanos()));
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
