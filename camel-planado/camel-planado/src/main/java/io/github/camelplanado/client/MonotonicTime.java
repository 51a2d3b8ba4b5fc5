package io.github.camelplanado.client;

import io.github.bucket4j.TimeMeter;

/** The budget's time: steps of the wall clock must not give or take permits. */
final class MonotonicTime implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return System.nanoTime();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
