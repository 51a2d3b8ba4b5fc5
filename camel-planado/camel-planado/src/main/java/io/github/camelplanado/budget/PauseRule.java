package io.github.camelplanado.budget;

import java.time.Duration;

import io.github.camelplanado.api.LimitHints;

/** How far what the vendor says about pauses is believed. It is needed nowhere. */
final class PauseRule {

    /** A wish above this is not believed. */
    static final Duration LONGEST = Duration.ofMinutes(15);
    /** Without a refusal, not even this. */
    static final Duration LONGEST_UNREFUSED = Duration.ofMinutes(1);

    private PauseRule() {}

    /** After a refusal; above zero, or null where none can be used. */
    static Duration afterRefusal(LimitHints told) {
        return believed(told.pause(), LONGEST);
    }

    /** After a call that was taken: above zero if it was the last one for now, else null. */
    static Duration afterAnswer(LimitHints told) {
        return believed(told.pause(), LONGEST_UNREFUSED);
    }

    private static Duration believed(Duration wish, Duration longest) {
        if (wish == null || wish.isZero() || wish.isNegative()) {
            return null;
        }
        return wish.compareTo(longest) < 0 ? wish : longest;
    }
}
