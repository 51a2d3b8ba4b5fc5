package io.github.camelplanado.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** How often something happened in the last {@value #SECONDS} whole seconds. Safe for many threads. */
final class LastMinute {

    static final int SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final long startNanos;
    /** One more than is counted: the second that runs. */
    private final int[] counts = new int[SECONDS + 1];

    private long second;

    LastMinute(long nowNanos) {
        this.startNanos = nowNanos;
    }

    void add(long nowNanos) {
        lock.lock();
        try {
            moveTo(nowNanos);
            counts[slot(second)]++;
        } finally {
            lock.unlock();
        }
    }

    int count(long nowNanos) {
        lock.lock();
        try {
            moveTo(nowNanos);
            int sum = 0;
            for (int count : counts) {
                sum += count;
            }
            return sum - counts[slot(second)];
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(long nowNanos) {
        long now = TimeUnit.NANOSECONDS.toSeconds(nowNanos - startNanos);
        long from = Math.max(second + 1, now - SECONDS);
        for (long empty = from; empty <= now; empty++) {
            counts[slot(empty)] = 0;
        }
        second = Math.max(second, now);
    }

    private int slot(long which) {
        return (int) (which % counts.length);
    }
}
