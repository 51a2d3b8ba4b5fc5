package io.github.camelplanado.budget;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import io.github.camelplanado.api.LimitHints;

/** How long everybody pauses after what the vendor said. What it wishes is believed within limits, and needed nowhere. */
final class PauseRule {

    /** What a refusal without a usable wish costs at least: the documentation names no figure. */
    static final Duration FLOOR = Duration.ofSeconds(2);
    /** Chance on top, so that clients that were refused together do not come back together. */
    static final Duration JITTER = Duration.ofSeconds(1);
    /** A wish above this is not believed. */
    static final Duration LONGEST = Duration.ofMinutes(15);
    /** Without a refusal, not even this. */
    static final Duration LONGEST_UNREFUSED = Duration.ofMinutes(1);

    private final DoubleSupplier chance;

    /** A rule; chance is from 0 to below 1. */
    PauseRule(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** After a refusal; above zero. */
    Duration afterRefusal(LimitHints told) {
        Duration wish = told.pause();
        return wish == null || wish.isZero() || wish.isNegative()
                ? FLOOR.plusNanos((long) (JITTER.toNanos() * chance.getAsDouble()))
                : shorter(wish, LONGEST);
    }

    /** After a call that was taken: zero unless it was the last one for now. */
    Duration afterAnswer(LimitHints told) {
        Duration wish = told.pause();
        return wish == null || wish.isNegative() ? Duration.ZERO : shorter(wish, LONGEST_UNREFUSED);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
