package io.github.camelplanado.matrix;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.camelplanado.simulator.ManualClock;

/** Lets a clock run that else stands still, faster than the real one. */
final class Ticking {

    /** Seconds of that clock in a real second. */
    static final int SPEED = 40;

    private static final int EVERY_MILLIS = 2;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ManualClock clock;
    private final BooleanSupplier begun;
    private long last = System.nanoTime();

    /** @param begun from when on it runs */
    Ticking(ManualClock clock, BooleanSupplier begun) {
        this.clock = clock;
        this.begun = begun;
        timer.scheduleAtFixedRate(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long now = System.nanoTime();
        if (begun.getAsBoolean()) {
            clock.advance(Duration.ofNanos((now - last) * SPEED));
        }
        last = now;
    }

    void stop() {
        timer.shutdownNow();
    }
}
