package io.github.camelplanado.budget;

import java.time.Duration;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * A token bucket that fills evenly and starts empty, so that a process that restarts again and again never exceeds the
 * account's rate.
 *
 * <p>Tokens are thousandths of a permit. Calls that may not use the reserve leave {@value #RESERVE} of them: a little less
 * than one permit, so that the bucket is not quite full when such a call goes. A full bucket loses what it would still
 * gain while a thread wakes up.
 */
final class TokenPace implements Pace {

    private static final int PERMIT = 1_000;
    private static final int RESERVE = 900;

    private final Bucket bucket;
    private final int reserve;

    /**
     * An empty bucket.
     *
     * @param requestsPerMinute above 0
     * @param burst how many permits may be saved up, at least 1; with 1 there is no reserve
     */
    TokenPace(int requestsPerMinute, int burst, TimeMeter time) {
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity((long) burst * PERMIT)
                        .refillGreedy((long) requestsPerMinute * PERMIT, Duration.ofMinutes(1))
                        .initialTokens(0))
                .withCustomTimePrecision(time)
                .build();
        this.reserve = burst > 1 ? RESERVE : 0;
    }

    @Override
    public boolean take(boolean mayUseReserve) {
        if (mayUseReserve || reserve == 0) {
            return bucket.tryConsume(PERMIT);
        }
        if (!bucket.tryConsume(PERMIT + (long) reserve)) {
            return false;
        }
        bucket.addTokens(reserve);
        return true;
    }

    @Override
    public void giveBack() {
        bucket.addTokens(PERMIT);
    }

    @Override
    public Duration untilNext(boolean mayUseReserve) {
        long tokens = PERMIT + (mayUseReserve ? 0L : reserve);
        return Duration.ofNanos(bucket.estimateAbilityToConsume(tokens).getNanosToWaitForRefill());
    }
}
