package io.github.camelplanado.client;

import java.time.Duration;

/**
 * Whether the budget is exhausted for long: a call of normal or higher priority waits longer than {@link #LONG}, or ended
 * because there was no turn for it although it was ready to wait. Ends when there was nothing of that for {@link #LONG}.
 * Pure arithmetic; not safe for many threads.
 */
final class Shortage {

    static final Duration LONG = Duration.ofMinutes(1);
    /** While it lasts it is told again. */
    static final Duration AGAIN = Duration.ofMinutes(10);
    /** While it lasts it is looked at. */
    private static final Duration RHYTHM = Duration.ofSeconds(10);

    private boolean lasts;
    private long beganNanos;
    private long toldNanos;
    private long troubleNanos;
    private long deniedBefore;
    private long deniedSeen;

    /** What there is to tell. */
    enum Verdict {
        NOTHING,
        BEGINS,
        LASTS,
        ENDS
    }

    /**
     * A look.
     *
     * @param nowNanos monotonic
     * @param wait the longest wait of a call of normal or higher priority that waits now
     * @param denied how many of these ended without a turn so far
     */
    Verdict look(long nowNanos, Duration wait, long denied) {
        boolean trouble = wait.compareTo(LONG) > 0 || denied > deniedSeen;
        long before = deniedSeen;
        deniedSeen = denied;
        if (!trouble) {
            boolean calm = lasts && nowNanos - troubleNanos >= LONG.toNanos();
            lasts = lasts && !calm;
            return calm ? Verdict.ENDS : Verdict.NOTHING;
        }
        troubleNanos = nowNanos;
        if (!lasts) {
            lasts = true;
            beganNanos = nowNanos - wait.toNanos();
            toldNanos = nowNanos;
            deniedBefore = before;
            return Verdict.BEGINS;
        }
        if (nowNanos - toldNanos < AGAIN.toNanos()) {
            return Verdict.NOTHING;
        }
        toldNanos = nowNanos;
        return Verdict.LASTS;
    }

    boolean lasts() {
        return lasts;
    }

    /** How many ended without a turn since it began. */
    long denied() {
        return deniedSeen - deniedBefore;
    }

    /** From the first wait to the last trouble. */
    Duration age() {
        return Duration.ofNanos(troubleNanos - beganNanos);
    }

    /** When the next look is worth it; null if nobody waits and nothing lasts. */
    Duration nextLook(Duration wait, boolean somebodyWaits) {
        if (lasts) {
            return RHYTHM;
        }
        Duration left = LONG.minus(wait).plusMillis(1);
        return somebodyWaits ? (left.isNegative() ? RHYTHM : left) : null;
    }
}
