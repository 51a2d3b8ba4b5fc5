package io.github.camelplanado.budget;

import java.util.concurrent.TimeUnit;

/**
 * Finds out that time does not pass in a bucket: it was filled by a clock that was ahead, so that it gains nothing until the
 * store's clock has caught up. Looks at one level again and again are the sign, since tokens are so small that a living
 * bucket shows another level each time. Not safe for many threads.
 */
final class StallWatch {

    private static final long DOUBT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long SURE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int FEWEST_LOOKS = 3;

    /** What to do. */
    enum Finding {
        /** Time passes, as far as is known. */
        ALIVE,
        /** The store's clock should be read anew. */
        DOUBTFUL,
        /** The bucket should be made anew. */
        STALLED
    }

    private long level = Long.MIN_VALUE;
    private long since;
    private int looks;
    private boolean doubted;

    /** Notes a level that was too low for a permit. */
    Finding low(long seen, long nowNanos) {
        if (seen != level) {
            level = seen;
            since = nowNanos;
            looks = 1;
            doubted = false;
            return Finding.ALIVE;
        }
        looks++;
        long same = nowNanos - since;
        if (looks >= FEWEST_LOOKS && same > SURE_AFTER_NANOS) {
            level = Long.MIN_VALUE;
            return Finding.STALLED;
        }
        if (looks >= FEWEST_LOOKS && same > DOUBT_AFTER_NANOS && !doubted) {
            doubted = true;
            return Finding.DOUBTFUL;
        }
        return Finding.ALIVE;
    }
}
