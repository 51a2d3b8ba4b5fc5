package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import io.github.bucket4j.TimeMeter;

/** No rate: whoever asks may go, unless the vendor has refused a call and everybody pauses. */
final class UnlimitedPace implements Pace {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final TimeMeter time;
    private long pausedUntilNanos;

    UnlimitedPace(TimeMeter time) {
        this.time = time;
        this.pausedUntilNanos = time.currentTimeNanos();
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Duration take(boolean mayUseReserve) {
        return left();
    }

    @Override
    public void giveBack() {
        // there is always one more
    }

    @Override
    public void refused(Duration wish) {
        pause(wish == null ? PAUSE : wish);
    }

    @Override
    public void accepted() {
        // there is no rate that could change
    }

    @Override
    public void pause(Duration pause) {
        lock.lock();
        try {
            long until = time.currentTimeNanos() + pause.toNanos();
            pausedUntilNanos = until - pausedUntilNanos > 0 ? until : pausedUntilNanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public State state() {
        return new State(0, left());
    }

    private Duration left() {
        lock.lock();
        try {
            return Duration.ofNanos(Math.max(0, pausedUntilNanos - time.currentTimeNanos()));
        } finally {
            lock.unlock();
        }
    }
}
